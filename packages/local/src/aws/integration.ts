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
  readonly apis: Readonly<Record<string, OptimisedApi>>;
}

/** An API of an optimised integration. */
export interface OptimisedApi {
  /** The AWS SDK integration of the same service; none where no AWS API is called. */
  readonly segment?: string;
  /** The operation, where it has another name. */
  readonly operation?: string;
  /** The operation's request, where it is not the task's. */
  readonly request?: Template;
  /** The task's answer, where it is not the operation's. */
  readonly result?: Template;
  /** The member of an answer that says that the request failed after all, and the error's name; in all patterns by default. */
  readonly refused?: { readonly by: string; readonly error: string; readonly patterns?: readonly string[] };
  /** How `.sync` waits; none where it does not, or not for an API of AWS. */
  readonly job?: Job;
}

/** A value made of `request.…`, `response.…` and `job.…`: what the task asked for, what it was answered, the job's last description. */
export type Template = string | readonly Template[] | { readonly [member: string]: Template };

/** A further operation of the service, with its request. */
export interface JobCall {
  readonly operation: string;
  readonly request: Template;
}

/** A job that a task starts and waits for. A status that is neither success nor failure is that of a job that runs. */
export interface Job {
  readonly describe: JobCall;
  /** The member of the description that is the job, or the list that holds it; the whole description by default. */
  readonly item?: string;
  /** What tells the job from others in the list; the first one by default. */
  readonly where?: Template;
  /** Where the job says how it is. */
  readonly status: string;
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
  /** The list in the job whose members all have an `ExitCode` of 0, or the job has failed. */
  readonly exitCodes?: string;
  /** The error of the description by which the task has succeeded: what it deletes is gone. */
  readonly gone?: string;
  /** The output of the task; the job by default. */
  readonly output?: Template;
  /** Members whose text is given as the JSON it is, where the pattern is `.sync:2`. */
  readonly parsed?: readonly string[];
  /** What ends the job when the task ends before; none where Step Functions leaves the job alone. */
  readonly stop?: JobCall;
}
