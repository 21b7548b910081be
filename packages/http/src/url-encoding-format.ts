/** How a request body becomes form data, and how the lists in it are spelled. */
export enum URLEncodingFormat {
  /** Lists as `a[]=1&a[]=2`. */
  BRACKETS = 'BRACKETS',
  /** Lists as `a=1,2`. */
  COMMAS = 'COMMAS',
  /** What Step Functions does on its own: like INDICES. */
  DEFAULT = 'DEFAULT',
  /** Lists as `a[0]=1&a[1]=2`. */
  INDICES = 'INDICES',
  /** The body is sent as JSON. */
  NONE = 'NONE',
  /** Lists as `a=1&a=2`. */
  REPEAT = 'REPEAT',
}
