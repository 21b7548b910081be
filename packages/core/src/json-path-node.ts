/** One step of a path. */
export type PathSegment =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'indices'; readonly indices: readonly number[] }
  | { readonly kind: 'slice'; readonly start?: number; readonly end?: number; readonly step?: number }
  | { readonly kind: 'wildcard' }
  /** Two dots: the next step may match at any depth. */
  | { readonly kind: 'descendants' }
  | { readonly kind: 'filter'; readonly text: string }
  /** A function at the end, such as `.length()`. */
  | { readonly kind: 'function'; readonly name: string };

/** A path: state data, the context object, or a workflow variable, and steps into it. */
export interface PathNode {
  readonly kind: 'path';
  readonly position: number;
  readonly text: string;
  /** `$` for the state's data, `$$` for the context object, else the name of a variable. */
  readonly root: string;
  readonly segments: readonly PathSegment[];
}

/** A call of an intrinsic function. */
export interface CallNode {
  readonly kind: 'call';
  readonly position: number;
  readonly name: string;
  readonly arguments: readonly JsonPathNode[];
}

/** A literal in single quotes. */
export interface StringNode {
  readonly kind: 'string';
  readonly position: number;
  readonly value: string;
  /** The text between the quotes, escapes included. */
  readonly raw: string;
  /** The number of `{}` that are not escaped. */
  readonly holes: number;
}

/** An expression that a JSONPath field accepts, or a part of one. */
export type JsonPathNode =
  | PathNode
  | CallNode
  | StringNode
  | { readonly kind: 'number'; readonly position: number; readonly value: number }
  | { readonly kind: 'boolean'; readonly position: number; readonly value: boolean }
  | { readonly kind: 'null'; readonly position: number }
  /** Text whose form only the deployment knows, since it holds CDK tokens in places that decide it. */
  | { readonly kind: 'deferred'; readonly position: number; readonly text: string };

/** A path that an expression reads. */
export type ReferencedPath = Pick<PathNode, 'root' | 'text' | 'segments'>;

/** The paths that an expression reads, in the order they stand. */
export function referencedPaths(node: JsonPathNode): ReferencedPath[] {
  if (node.kind === 'call') return node.arguments.flatMap(referencedPaths);
  return node.kind === 'path' ? [{ root: node.root, text: node.text, segments: node.segments }] : [];
}
