/** An AWS SDK integration; names that are its segment are left away. */
export interface SdkIntegration {
  /** The client of the AWS SDK for JavaScript. */
  readonly client?: string;
  /** What stands before the name of its errors; by default the segment with a capital first letter. */
  readonly prefix?: string;
}

/** An optimised integration. */
export interface OptimisedIntegration {
  /** How its errors are called, where they are not called as those of the AWS SDK integration. */
  readonly errors?: { readonly prefix: string; readonly service: string; readonly other: string };
  /** By API the AWS SDK integration of the same service, and the operation where it has another name; none where no AWS API is called. */
  readonly apis: Readonly<Record<string, { readonly segment?: string; readonly operation?: string }>>;
}
