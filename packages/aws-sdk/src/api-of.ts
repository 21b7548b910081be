import { type Api, closest, type Shape, type Shapes } from '@sfn-tasks/core';
import { Token } from 'aws-cdk-lib';
import type { NamedCall } from './api-call-props';
import type { Reject } from './call-problems';
import { type OperationFacts, operationOf, type ServiceCatalogue } from './catalogue';

/** The parameters of a call of any API. */
export type AnyRequest = Readonly<Record<string, unknown>>;

/** The request's shapes and the name of its own; anything fits where the API is not known or its check is off. */
export function shapesOf(
  catalogue: ServiceCatalogue | undefined,
  operation: OperationFacts | undefined,
  { allowUnknownApi }: NamedCall,
): Pick<Api<AnyRequest>, 'shapes' | 'input'> {
  return catalogue === undefined || operation === undefined || allowUnknownApi === true
    ? { shapes: {}, input: 'document' }
    : { shapes: catalogue.shapes, input: operation.input };
}

/** The same shapes with the members as the API spells them. */
export function inApiSpelling(shapes: Shapes, names: ServiceCatalogue['names']): Shapes {
  const spelled = (name: string): string => names[name] ?? name;
  const spell = (shape: Shape): Shape =>
    shape.type !== 'structure'
      ? shape
      : {
          ...shape,
          members: Object.fromEntries(Object.entries(shape.members).map(([name, to]) => [spelled(name), to])),
          ...(shape.required && { required: shape.required.map(spelled) }),
        };
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, spell(shape)]));
}

/** Reports an action that the service does not have or that Step Functions does not call. */
export function checkAction(
  { service, action }: NamedCall,
  catalogue: ServiceCatalogue | undefined,
  unsupported: readonly string[],
  reject: Reject,
): void {
  if (Token.isUnresolved(action)) return;
  if (unsupported.some((operation) => operation.toLowerCase() === action.toLowerCase())) {
    reject(
      'action',
      `Step Functions does not call ${action} of ${service}. Call another action, or this one in a Lambda function; if AWS supports it by now, set allowUnknownApi.`,
    );
  } else if (catalogue !== undefined && operationOf(catalogue, action) === undefined) {
    const actions = Object.keys(catalogue.operations).map((name) => name.charAt(0).toLowerCase() + name.slice(1));
    reject(
      'action',
      `${service} has no action ${action}.${closest(action, actions)} If AWS has added it since, set allowUnknownApi.`,
    );
  }
}
