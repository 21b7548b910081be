import { memberNames, optimisedIntegrations, sdkIntegrations } from '../integrations.generated';
import type { TaskCall } from '../task-call';
import type { OptimisedApi } from './integration';
import { isFunction } from './invoke-function';

/** The call of an AWS API that a task makes. */
export interface ApiCall extends Pick<OptimisedApi, 'request' | 'result' | 'refused' | 'job'> {
  /** What stands after `@aws-sdk/client-`. */
  readonly client: string;
  /** The operation; the case of acronyms may differ. */
  readonly operation: string;
  readonly isOptimised: boolean;
  /** How errors are called. */
  readonly errors: {
    readonly prefix: string;
    readonly service: string;
    readonly other: string;
    /** Whether causes and results are those of the AWS SDK for Java 1. */
    readonly first: boolean;
  };
  /** A member of the API as Step Functions calls it. */
  readonly memberName: (member: string) => string;
  /** Whether a body is text as it is, as Maps write it; tasks write JSON. */
  readonly hasTextBody?: boolean;
}

const SDK = 'aws-sdk:';

/** The API call of a resource, or undefined where it calls none that is known. */
export function apiCall({
  service,
  api,
  resource,
}: Pick<TaskCall, 'service' | 'api'> & Partial<Pick<TaskCall, 'resource'>>): ApiCall | undefined {
  if (isFunction(resource)) return apiCall({ service: 'lambda', api: 'invoke' });
  if (service.startsWith(SDK)) {
    const segment = service.slice(SDK.length);
    const found = facts(segment);
    const memberName = (name: string): string => sdkName(found!.client, name);
    const hasTextBody = resource !== undefined && !resource.includes(SDK);
    return found && { ...found, operation: api, isOptimised: false, memberName, hasTextBody };
  }
  const integration = optimisedIntegrations[service];
  const target = integration?.apis[api];
  const found = target?.segment === undefined ? undefined : facts(target.segment);
  return (
    found && {
      ...target,
      client: found.client,
      operation: target?.operation ?? api,
      isOptimised: true,
      errors: integration?.errors ? { ...integration.errors, first: true } : found.errors,
      memberName: capital,
    }
  );
}

function facts(segment: string): Pick<ApiCall, 'client' | 'errors'> | undefined {
  if (!Object.hasOwn(sdkIntegrations, segment)) return undefined;
  const { client = segment, prefix = capital(segment) } = sdkIntegrations[segment]!;
  return { client, errors: { prefix, service: prefix, other: `${prefix}Exception`, first: false } };
}

/** A member as the AWS SDK for Java 2 calls it: an acronym at the start is a word. */
function sdkName(client: string, name: string): string {
  const own = memberNames[client]?.[name] ?? memberNames['*']?.[name.charAt(0).toLowerCase() + name.slice(1)];
  return own ?? capital(name.replace(/^[A-Z]+(?![a-z])|^[A-Z](?=[a-z])/, (start) => start.toLowerCase()));
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
