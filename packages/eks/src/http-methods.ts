/** The method of a request to a Kubernetes API server. */
export enum HttpMethods {
  /** Reads a resource or a list of them. */
  GET = 'GET',
  /** Creates a resource. */
  POST = 'POST',
  /** Replaces a resource. */
  PUT = 'PUT',
  /** Deletes a resource. */
  DELETE = 'DELETE',
  /** Changes parts of a resource. */
  PATCH = 'PATCH',
  /** Reads what GET would answer with, without the body. */
  HEAD = 'HEAD',
}
