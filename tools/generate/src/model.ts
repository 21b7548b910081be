import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { shapeName } from './names';

/** A reference to a shape as botocore's service-2 format writes it. */
export interface ModelReference {
  readonly shape: string;
  readonly idempotencyToken?: boolean;
}

/** A shape as botocore's service-2 format writes it. */
export interface ModelShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, ModelReference>>;
  readonly required?: readonly string[];
  readonly union?: boolean;
  readonly document?: boolean;
  /** Set on a member's shape that comes as a stream of events. */
  readonly eventstream?: boolean;
  readonly member?: ModelReference;
  readonly key?: ModelReference;
  readonly value?: ModelReference;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  /** Whether the value must not be shown. */
  readonly sensitive?: boolean;
  /** Set on errors that a client may send the request again after. */
  readonly retryable?: object;
  /** Set on errors that the service is to blame for, and not its caller. */
  readonly fault?: boolean;
  /** How an error comes over HTTP. */
  readonly error?: { readonly httpStatusCode?: number };
}

/** An operation as botocore's service-2 format writes it. */
export interface Operation {
  readonly http?: { readonly method: string; readonly requestUri: string };
  readonly input?: ModelReference;
  readonly output?: ModelReference;
  readonly errors?: readonly ModelReference[];
}

/** One AWS API model in botocore's service-2 format. */
export interface Model {
  readonly metadata?: { readonly serviceId?: string };
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

const EXTENSION = /\.json(\.gz)?$/;

/** The model with shape names that fit TypeScript and differ from the built-in types: some write `string` or `__listOf__string`. */
export function withShapeNames(model: Model): Model {
  const rename = (name: string): string => {
    const fitting = shapeName(name);
    return fitting !== name && model.shapes[fitting] !== undefined ? `${fitting}_` : fitting;
  };
  const refer = <T extends ModelReference>(reference: T): T => ({ ...reference, shape: rename(reference.shape) });
  const shapes = Object.entries(model.shapes).map(([name, shape]): [string, ModelShape] => [
    rename(name),
    {
      ...shape,
      ...(shape.members && {
        members: Object.fromEntries(Object.entries(shape.members).map(([member, to]) => [member, refer(to)])),
      }),
      ...(shape.member && { member: refer(shape.member) }),
      ...(shape.key && { key: refer(shape.key) }),
      ...(shape.value && { value: refer(shape.value) }),
    },
  ]);
  const operations = Object.entries(model.operations).map(([name, operation]): [string, Operation] => [
    name,
    {
      ...operation,
      ...(operation.input && { input: refer(operation.input) }),
      ...(operation.output && { output: refer(operation.output) }),
    },
  ]);
  return { ...model, operations: Object.fromEntries(operations), shapes: Object.fromEntries(shapes) };
}

/** A folder of AWS API models, one `<service>.json` or `<service>.json.gz` each, read when asked for. */
export class ModelFolder {
  /** The names of the models in the folder. */
  readonly names: ReadonlySet<string>;
  /** What the models are and where they come from: the line in the folder's `SOURCE` file. */
  readonly source: string;
  private readonly files: ReadonlyMap<string, string>;
  private readonly models = new Map<string, Model>();

  constructor(folder: string) {
    const files = readdirSync(folder);
    this.files = new Map(
      files.filter((file) => EXTENSION.test(file)).map((file) => [file.replace(EXTENSION, ''), join(folder, file)]),
    );
    this.names = new Set(this.files.keys());
    this.source = files.includes('SOURCE')
      ? readFileSync(join(folder, 'SOURCE'), 'utf8').trim()
      : `the folder ${basename(folder)}`;
  }

  /** The model of that name; the caller has looked it up in `names`. */
  model(name: string): Model {
    let model = this.models.get(name);
    if (model === undefined) {
      const file = this.files.get(name)!;
      const bytes = readFileSync(file);
      model = withShapeNames(JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')) as Model);
      this.models.set(name, model);
    }
    return model;
  }
}
