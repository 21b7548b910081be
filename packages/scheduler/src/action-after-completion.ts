/** What becomes of a schedule that will not run again. */
export enum ActionAfterCompletion {
  /** It stays. */
  NONE = 'NONE',
  /** It is deleted. */
  DELETE = 'DELETE',
}
