import type { QueryLanguage } from './types';

/** How a field is checked. */
export type FieldKind =
  | 'text'
  | 'flag'
  | 'count'
  | 'positive'
  | 'number'
  | 'percentage'
  | 'path'
  | 'pathOrNull'
  | 'pathOrCall'
  | 'referenceOrNull'
  | 'template'
  | 'any'
  | 'object'
  | 'list'
  | 'expression'
  | 'assign'
  | 'timestamp'
  | 'items';

type Fields = Readonly<Record<string, FieldKind>>;

const ALL: Fields = { Type: 'text', Comment: 'text', QueryLanguage: 'text' };
const FLOW: Fields = { ...ALL, Next: 'text', End: 'flag' };
const PATHS: Fields = { InputPath: 'pathOrNull', OutputPath: 'pathOrNull' };
const RESULT: Fields = { ResultPath: 'referenceOrNull', ResultSelector: 'template' };
const LEAVE: Fields = { Output: 'expression', Assign: 'assign' };
const HANDLERS: Fields = { Retry: 'list', Catch: 'list' };

const TASK: Fields = { ...FLOW, ...HANDLERS, Resource: 'text', Credentials: 'object' };
const MAP: Fields = {
  ...FLOW,
  ...HANDLERS,
  ItemProcessor: 'object',
  Iterator: 'object',
  ItemReader: 'object',
  ItemBatcher: 'object',
  ResultWriter: 'object',
  ItemSelector: 'template',
  Label: 'text',
};

/** The fields of each type of state, by query language. */
export const STATE_FIELDS: Readonly<Record<QueryLanguage, Readonly<Record<string, Fields>>>> = {
  JSONPath: {
    Pass: { ...FLOW, ...PATHS, Parameters: 'template', Result: 'any', ResultPath: 'referenceOrNull', Assign: 'assign' },
    Succeed: { ...ALL, ...PATHS },
    Fail: { ...ALL, Error: 'text', Cause: 'text', ErrorPath: 'pathOrCall', CausePath: 'pathOrCall' },
    Choice: { ...ALL, ...PATHS, Choices: 'list', Default: 'text', Assign: 'assign' },
    Wait: {
      ...FLOW,
      ...PATHS,
      Seconds: 'count',
      Timestamp: 'timestamp',
      SecondsPath: 'path',
      TimestampPath: 'path',
      Assign: 'assign',
    },
    Task: {
      ...TASK,
      ...PATHS,
      ...RESULT,
      Parameters: 'template',
      Credentials: 'template',
      TimeoutSeconds: 'positive',
      HeartbeatSeconds: 'positive',
      TimeoutSecondsPath: 'path',
      HeartbeatSecondsPath: 'path',
      Assign: 'assign',
    },
    Parallel: { ...FLOW, ...HANDLERS, ...PATHS, ...RESULT, Branches: 'list', Parameters: 'template', Assign: 'assign' },
    Map: {
      ...MAP,
      ...PATHS,
      ...RESULT,
      Parameters: 'template',
      ItemsPath: 'path',
      MaxConcurrency: 'count',
      MaxConcurrencyPath: 'path',
      ToleratedFailureCount: 'count',
      ToleratedFailureCountPath: 'path',
      ToleratedFailurePercentage: 'percentage',
      ToleratedFailurePercentagePath: 'path',
      Assign: 'assign',
    },
  },
  JSONata: {
    Pass: { ...FLOW, ...LEAVE },
    Succeed: { ...ALL, Output: 'expression' },
    Fail: { ...ALL, Error: 'expression', Cause: 'expression' },
    Choice: { ...ALL, ...LEAVE, Choices: 'list', Default: 'text' },
    Wait: { ...FLOW, ...LEAVE, Seconds: 'count', Timestamp: 'timestamp' },
    Task: {
      ...TASK,
      ...LEAVE,
      Arguments: 'expression',
      Credentials: 'expression',
      TimeoutSeconds: 'positive',
      HeartbeatSeconds: 'positive',
    },
    Parallel: { ...FLOW, ...HANDLERS, ...LEAVE, Branches: 'list', Arguments: 'expression' },
    Map: {
      ...MAP,
      ...LEAVE,
      Items: 'items',
      ItemSelector: 'expression',
      MaxConcurrency: 'count',
      ToleratedFailureCount: 'count',
      ToleratedFailurePercentage: 'percentage',
    },
  },
};
