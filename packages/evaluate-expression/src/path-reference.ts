import { ScriptProblem } from './script-syntax';

const ROOT = /\$[\p{ID_Continue}$]*/uy;
const KNOWN_ROOT = /^(?:\$\$?|\$[\p{ID_Start}_]\p{ID_Continue}*)$/u;
/** A dash goes on with the name where a letter follows it directly; otherwise it is a minus. */
const NAME = /\.{1,2}[\p{ID_Continue}$]+(?:-[\p{ID_Start}_][\p{ID_Continue}$]*)*/uy;
const WILDCARD = /\.{1,2}\*/y;
const QUOTED = `(?:'(?:\\\\.|[^'\\\\])*'|"(?:\\\\.|[^"\\\\])*")`;
const BALANCED = `(?:${QUOTED}|[^()'"]|\\((?:${QUOTED}|[^()'"]|\\((?:${QUOTED}|[^()'"])*\\))*\\))*`;
/** Names, indices, a slice, a wildcard or a filter; any other bracket is JavaScript's. */
const BRACKET = new RegExp(
  `(?:\\.\\.)?\\[\\s*(?:\\*|-?\\d+(?:\\s*,\\s*-?\\d+)*|(?:-?\\d+)?\\s*:\\s*(?:-?\\d+)?(?:\\s*:\\s*(?:-?\\d+)?)?|${QUOTED}(?:\\s*,\\s*${QUOTED})*|\\?\\s*\\(${BALANCED}\\))\\s*\\]`,
  'y',
);
const CALL = /\s*(?:\?\.\s*)?\(/y;
/** The end of a name that is more likely a minus before a function of JavaScript's own. */
const MINUS_GLOBAL = /-(?:Math|Number|Date|JSON|String|Object|Array)$/;

/** The path at a place in a script: it ends before a method call and before a bracket that JavaScript must evaluate. */
export function readPath(script: string, start: number): string {
  const root = matchAt(ROOT, script, start)!;
  if (!KNOWN_ROOT.test(root)) {
    throw new ScriptProblem(
      `found ${root}, but a path begins with $ (the state's data), $$ (the context object) or $name (a variable)`,
      start,
    );
  }
  let at = start + root.length;
  for (;;) {
    const step = matchAt(BRACKET, script, at) ?? matchAt(WILDCARD, script, at);
    if (step !== undefined) {
      at += step.length;
      continue;
    }
    const name = matchAt(NAME, script, at);
    if (name === undefined) {
      if (script[at] === '.') throw new ScriptProblem('a name is missing after the dot', at + 1);
      return script.slice(start, at);
    }
    if (matchAt(CALL, script, at + name.length) !== undefined) {
      // No method has a dash in its name, so the last one is a minus before a function.
      const dash = name.lastIndexOf('-');
      return withoutGlobal(script, start, dash === -1 ? at : at + dash);
    }
    at += name.length;
  }
}

/** The first match of a sticky pattern at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function withoutGlobal(script: string, start: number, end: number): string {
  const path = script.slice(start, end);
  const found = script[end] === '.' ? MINUS_GLOBAL.exec(path) : null;
  if (found === null) return path;
  const [before, name] = [path.slice(0, found.index), found[0].slice(1)];
  const whole = path.slice(path.lastIndexOf('.') + 1);
  throw new ScriptProblem(
    `${path} reads as a name with a dash. Write ${before} - ${name} to subtract, or ['${whole}'] for the name`,
    start + found.index,
  );
}
