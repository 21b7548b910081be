/** A Lambda function as a template describes it. */
export interface FunctionFacts {
  readonly name: string;
  readonly arn: string;
  readonly runtime: string;
  /** As in `index.handler`. */
  readonly handler: string;
  /** Its code: text, or a folder. */
  readonly code: { readonly text: string } | { readonly folder: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
}

/** A Lambda function that cannot be run here, and why. */
export interface UnrunnableFunction {
  readonly name: string;
  readonly reason: string;
}
