/** The HTTP methods of an API in API Gateway. */
export enum HttpMethod {
  /** Reads a resource. */
  GET = 'GET',
  /** Sends data to make a resource, or to have it processed. */
  POST = 'POST',
  /** Sends data that takes the place of a resource. */
  PUT = 'PUT',
  /** Removes a resource. */
  DELETE = 'DELETE',
  /** Sends changes to a part of a resource. */
  PATCH = 'PATCH',
  /** Reads the headers that GET would answer with, without the body. */
  HEAD = 'HEAD',
  /** Asks what a resource allows. */
  OPTIONS = 'OPTIONS',
}
