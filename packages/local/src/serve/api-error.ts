/** An error of the API: its name, its words, and the status of the response. */
export class ApiError extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
    this.name = type;
  }
}

/** The errors that name what is not there, in the words of AWS. */
export const missing = {
  machine: (arn: string) => new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`),
  execution: (arn: string) => new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`),
  activity: (arn: string) => new ApiError('ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`),
  resource: (arn: string) => new ApiError('ResourceNotFound', `Resource not found: '${arn}'`),
};

/** A request that is against a rule of the API. */
export function invalid(message: string): ApiError {
  return new ApiError('ValidationException', message);
}
