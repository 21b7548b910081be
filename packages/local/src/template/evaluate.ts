import { Failure, runtimeFailure } from '../failure';
import { INTRINSICS, IntrinsicError } from '../intrinsics/functions';
import { type Node, parsePathOrCall } from '../intrinsics/parse';
import type { Json, JsonObject } from '../json';
import { isDefinite, NoValue, read, selectAll } from '../json-path/evaluate';
import type { Branch } from '../run/branch';

/** Takes a value from the input of a state, its context object and the variables. */
export type Reader = (input: Json, branch: Branch) => Json;

/** Whether a path could not be read: the value, or the reason. */
type RawReader = (input: Json, branch: Branch) => Json | NoValue;

/** Compiles a path or an intrinsic function. */
export function compileReader(text: string): Reader {
  return readerOf(parsePathOrCall(text));
}

/** Compiles a path whose absence is no failure. */
export function compileRawReader(text: string): RawReader {
  const node = parsePathOrCall(text);
  return node.kind === 'path' ? rawReaderOf(node) : readerOf(node);
}

/** Whether a path leads to one value at most; others give an array, which may be empty. */
export function isDefinitePath(text: string): boolean {
  const node = parsePathOrCall(text);
  return node.kind !== 'path' || isDefinite(node.segments);
}

function rawReaderOf({ root, variable, segments }: Node & { kind: 'path' }): RawReader {
  const definite = isDefinite(segments);
  const from = (start: Json): Json | NoValue => (definite ? read(segments, start) : selectAll(segments, start));
  if (root === 'context') return (_, branch) => from(branch.context());
  if (root === 'input') {
    if (segments.length === 0) return (input) => input;
    const [only] = segments;
    if (segments.length === 1 && only!.kind === 'name') {
      const { name } = only as { name: string };
      // The most frequent path, without a loop.
      return (input) =>
        input !== null && typeof input === 'object' && Object.hasOwn(input, name) && !Array.isArray(input)
          ? (input as JsonObject)[name]!
          : read(segments, input);
    }
    return from;
  }
  return (_, branch) => {
    const value = branch.scope.get(variable!);
    return value === undefined ? new NoValue(`The variable '$${variable}' is not defined`) : from(value);
  };
}

function readerOf(node: Node): Reader {
  if (node.kind === 'literal') return () => node.value;
  if (node.kind === 'path') {
    const raw = rawReaderOf(node);
    return (input, branch) => {
      const value = raw(input, branch);
      if (value instanceof NoValue) throw runtimeFailure(`Invalid path '${node.text}' : ${value.reason}`);
      return value;
    };
  }
  const args = node.args.map((arg, at) => argumentOf(arg, node, at));
  const { run } = INTRINSICS[node.name]!;
  return (input, branch) => {
    const values = args.map((arg) => arg(input, branch));
    try {
      return run(values, branch.run.random);
    } catch (error) {
      // A RangeError is of a text that is longer than JavaScript can hold.
      if (!(error instanceof IntrinsicError || error instanceof RangeError)) throw error;
      throw new Failure(
        'States.IntrinsicFailure',
        `The function '${node.text}' had the following error: ${error.message}`,
        { bare: true },
      );
    }
  };
}

/** An argument of a function. What a path misses is told with the function. */
function argumentOf(arg: Node, { name, text }: Node & { kind: 'call' }, at: number): Reader {
  if (arg.kind === 'literal' && arg.template !== undefined && name === 'Format' && at === 0) return () => arg.template!;
  if (arg.kind !== 'path' || arg.root === 'variable') return readerOf(arg);
  const raw = rawReaderOf(arg);
  return (input, branch) => {
    const value = raw(input, branch);
    if (!(value instanceof NoValue)) return value;
    const where = JSON.stringify(arg.root === 'context' ? branch.context() : input);
    throw runtimeFailure(
      `The function '${text}' had the following error: The JsonPath argument for the field '${arg.text}' could not be found in the input '${where}'`,
    );
  };
}
