/** One resource of a CloudFormation template. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
}

/** A CloudFormation template, as far as it is read here. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
}

/** A template with what stands beside it. */
export interface StackTemplate {
  readonly name: string;
  readonly template: Template;
  /** Files and folders of its assets by their S3 key. */
  readonly assets: ReadonlyMap<string, string>;
}

/** Where resources stand that were never deployed. */
export interface Place {
  readonly region: string;
  readonly account: string;
  /** Values of parameters by name, and of attributes such as `Cluster.Endpoint`. */
  readonly values: Readonly<Record<string, string>>;
}

/** Whether a value is a template. */
export function isTemplate(value: unknown): value is Template {
  return isObject(value) && isObject(value['Resources']);
}

/** Whether a value is an object that is no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
