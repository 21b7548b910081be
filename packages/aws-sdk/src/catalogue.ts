import type { Shapes } from '@sfn-tasks/core';

/** What a call of an operation needs of the role, where that is known. */
export interface OperationPermissions {
  /**
   * The actions with ARN templates of their resources; an empty list stands for `*`, none where the request does not tell.
   *
   * @default - the IAM action is not known
   */
  readonly allow?: readonly PermitTemplate[];
  /**
   * Where the request names roles that the service gets.
   *
   * @default - nowhere
   */
  readonly roles?: readonly string[];
  /**
   * The principals one of which gets them.
   *
   * @default - not known
   */
  readonly passedTo?: readonly string[];
  /**
   * Where the request names roles of which it is not known whether the service gets them.
   *
   * @default - nowhere
   */
  readonly otherRoles?: readonly string[];
  /**
   * The actions that tags in the request need, and the member that holds tags.
   *
   * @default - none
   */
  readonly tags?: { readonly member: string; readonly actions: readonly string[] };
  /**
   * What some calls need besides; the request does not tell which.
   *
   * @default - nothing
   */
  readonly besides?: readonly string[];
}

/** Actions on resources that the request tells. */
export interface PermitTemplate {
  readonly actions: readonly string[];
  /**
   * ARN templates.
   *
   * @default - the request does not tell the resources
   */
  readonly resources?: readonly string[];
  /**
   * Whether the call does without, where the request names none.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** An operation of a service. */
export interface OperationFacts extends OperationPermissions {
  /** The name of its request among the shapes. */
  readonly input: string;
}

/** What is known of one service's API. */
export interface ServiceCatalogue {
  readonly operations: Readonly<Record<string, OperationFacts>>;
  readonly shapes: Shapes;
  /** Members that the API spells otherwise than Step Functions, by their name in Step Functions. */
  readonly names: Readonly<Record<string, string>>;
  /** The errors that its operations may raise, as the API names them. */
  readonly errors: readonly string[];
  /** Those that pass on their own: throttling, and failures of the service. */
  readonly transient: readonly string[];
}

const loaded = new Map<string, ServiceCatalogue | undefined>();

/**
 * The operations of a service, read from its file when first asked for.
 *
 * @param name a service of the generated list, for it becomes part of a path
 */
export function catalogueOf(name: string): ServiceCatalogue | undefined {
  if (!loaded.has(name)) loaded.set(name, read(name));
  return loaded.get(name);
}

/** The operation that an action means. */
export function operationOf(service: ServiceCatalogue | undefined, action: string): OperationFacts | undefined {
  const name = action.charAt(0).toUpperCase() + action.slice(1);
  // An own member, since an action could be spelled like one that all objects have.
  return service !== undefined && Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
}

/** The operation that an action means to the SDK for JavaScript, which takes acronyms in any case. */
export function anyCaseOperationOf(service: ServiceCatalogue | undefined, action: string): OperationFacts | undefined {
  const wanted = action.toLowerCase();
  const name = Object.keys(service?.operations ?? {}).find((candidate) => candidate.toLowerCase() === wanted);
  return name === undefined ? undefined : service!.operations[name];
}

function read(name: string): ServiceCatalogue | undefined {
  try {
    // Beside this module, in the source and in the build; no literal, since a bundler would take in all services.
    return require(`${__dirname}/catalogue/${name}.generated.json`);
  } catch (error) {
    // AWS has withdrawn the models of a few services whose integrations are still listed.
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
