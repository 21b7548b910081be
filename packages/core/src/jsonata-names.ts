/** The functions that JSONata 2.0.6 and Step Functions bring along. */
export const JSONATA_FUNCTIONS: readonly string[] = [
  ...['abs', 'append', 'assert', 'average', 'base64decode', 'base64encode', 'boolean', 'ceil', 'clone', 'contains'],
  ...['count', 'decodeUrl', 'decodeUrlComponent', 'distinct', 'each', 'encodeUrl', 'encodeUrlComponent', 'error'],
  ...['exists', 'filter', 'floor', 'formatBase', 'formatInteger', 'formatNumber', 'fromMillis', 'join', 'keys'],
  ...['length', 'lookup', 'lowercase', 'map', 'match', 'max', 'merge', 'millis', 'min', 'not', 'now', 'number', 'pad'],
  ...['parseInteger', 'power', 'random', 'reduce', 'replace', 'reverse', 'round', 'shuffle', 'sift', 'single', 'sort'],
  ...['split', 'spread', 'sqrt', 'string', 'substring', 'substringAfter', 'substringBefore', 'sum', 'toMillis', 'trim'],
  ...['type', 'uppercase', 'zip'],
  ...['hash', 'parse', 'partition', 'range', 'uuid'],
];

/** The fields of `$states`. */
export const STATES_FIELDS: readonly string[] = ['input', 'result', 'errorOutput', 'context'];
