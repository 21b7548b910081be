import { EXPRESSIONS } from './named-types';

const OWN_PROPS = 'Its own props take expressions, and are the same as one level above.';
const RAW = 'It is handed on as the API spells it: expressions stand anywhere in it.';
const BESIDES = 'The prop takes text besides, which may be an expression.';
const SCOPE = 'It decides what is permitted, or what the stack consists of.';

/** Whether a type is a resource of the CDK, whose ARN permissions name: never known at run time only. */
function isResource(name: string): boolean {
  return /^I[A-Z]/.test(name);
}

/** Why a type of props has no expression of its own in the cases. */
const REASONS: Readonly<Record<string, string>> = {
  AcceleratorType: 'Amazon SageMaker has retired Elastic Inference.',
  ApplicationConfiguration: OWN_PROPS,
  Architecture: SCOPE,
  BuildEnvironmentVariable: 'Its value takes expressions; it is a type of the CDK.',
  BuildSpec: BESIDES,
  Configuration: OWN_PROPS,
  ContainerDefinition: BESIDES,
  Date: BESIDES,
  DynamoProjectionExpression: BESIDES,
  DynamoTable: SCOPE,
  EmrServerlessConfiguration: OWN_PROPS,
  Guardrail: SCOPE,
  ParametersOf: RAW,
  PolicyStatement: SCOPE,
  Runtime: SCOPE,
  Stack: SCOPE,
  SubnetSelection: SCOPE,
  TimeZone: BESIDES,
  WorkerTypeV2: 'WorkerTypeV2.of() takes expressions.',
  any: RAW,
  object: RAW,
  unknown: 'It is a condition of a permission.',
};

/** Why values of a type need no case, or undefined where nobody has said so. */
export function reasonFor(name: string): string | undefined {
  if (isResource(name)) return SCOPE;
  if (/^(Omit|Partial|Pick)</.test(name)) return RAW;
  const cases = Object.keys(EXPRESSIONS).some((form) => form === name || form.startsWith(`${name} in `));
  return cases ? 'The cases give it one.' : REASONS[name];
}
