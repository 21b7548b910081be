import { JsonPath } from '@sfn-tasks/core';
import { type Piece, scanScript } from './script-scanner';
import { CDK_TOKEN, ScriptProblem } from './script-syntax';

/** A script whose references read members of one object, `$`, that holds what they stand for. */
export interface BoundScript {
  /** The code: fixed, whatever the values are. */
  readonly code: string;
  /** The path, or a token that stands for one, by the member that holds its value. */
  readonly references: ReadonlyMap<string, string>;
  /** What looks like a path, but is text. */
  readonly pathsInText: readonly { readonly path: string; readonly position: number }[];
}

const PATH_IN_TEXT = /\$\$?(?:\.[\p{ID_Start}_][\p{ID_Continue}$.]*|\[['"])/gu;

/**
 * Replaces each reference of a script by a member of `$`.
 *
 * A member access is no pattern, no shorthand and no call, so that code which JavaScript does not take as written is not made valid.
 */
export function bindReferences(script: string): BoundScript {
  const names = new Map<string, string>();
  const pathsInText: { path: string; position: number }[] = [];
  let code = '';
  const bind = (path: string) => {
    if (!names.has(path)) names.set(path, `value${names.size}`);
    return `$.${names.get(path)}`;
  };

  for (const piece of scanScript(script)) {
    if (piece.kind === 'path' || (piece.kind === 'token' && JsonPath.isEncodedJsonPath(piece.text))) {
      const value = bind(piece.text);
      code += piece.inTemplate ? `\${${value}}` : apart(value, code, script.slice(piece.position + piece.text.length));
      continue;
    }
    if (piece.kind === 'text') {
      refuseTokens(piece);
      for (const { 0: path, index } of piece.text.matchAll(PATH_IN_TEXT)) {
        pathsInText.push({ path, position: piece.position + index });
      }
    }
    code += piece.text;
  }
  const references = new Map([...names].map(([path, name]) => [name, path]));
  return { code: code.replace(/[\s;]+$/, ''), references, pathsInText };
}

/** A reference that joins no word beside it. */
function apart(reference: string, before: string, after: string): string {
  return `${/[\p{ID_Continue}$]$/u.test(before) ? ' ' : ''}${reference}${/^[\p{ID_Continue}$]/u.test(after) ? ' ' : ''}`;
}

/** A path inside a string would be pasted into the code at run time. */
function refuseTokens({ text, position }: Piece): void {
  for (const { 0: token, index } of text.matchAll(new RegExp(CDK_TOKEN.source, 'g'))) {
    if (JsonPath.isEncodedJsonPath(token)) {
      throw new ScriptProblem(
        'a path cannot stand inside a string or regular expression; write a template literal, as in `order ${$.id}`',
        position + index,
      );
    }
  }
}
