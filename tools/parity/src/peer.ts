import type { ManifestType, Method, Property, Types } from './manifest';

/** The module whose API ours follows. */
export const peerModule = 'aws-cdk-lib.aws_stepfunctions_tasks.';

/** A type of the peer's module, with what it inherits from other types of that module. */
export interface PeerType extends ManifestType {
  /** Its name in the module, such as `SqsSendMessage` or `EmrCreateCluster.InstanceGroupConfigProperty`. */
  readonly name: string;
  /** The folder of the service in the peer's module. */
  readonly service: string;
  readonly properties: readonly Property[];
  readonly methods: readonly Method[];
  /** The types of other modules that it extends or implements. */
  readonly foreignBases: readonly string[];
  /** The types of the same module that it extends or implements. */
  readonly ownBases: readonly string[];
  /** The names of all its properties and methods, those of other modules included. */
  readonly allNames: readonly string[];
}

/** The name in the peer's module; undefined for a type of another module. */
export function nameInModule(fqn: string): string | undefined {
  return fqn.startsWith(peerModule) ? fqn.slice(peerModule.length) : undefined;
}

/** The types of the peer's module. */
export function peerTypesOf(types: Types): PeerType[] {
  return Object.values(types)
    .filter(({ fqn }) => nameInModule(fqn) !== undefined)
    .map((type) => {
      const inherited = ancestorsOf(type, types);
      // A class inherits what it does not say again; it is compared with the class that says it.
      const own = type.kind === 'class' ? [type] : [type, ...inherited.filter(({ fqn }) => nameInModule(fqn))];
      const bases = basesOf(type);
      return {
        ...type,
        name: nameInModule(type.fqn)!,
        service: type.locationInModule?.filename.split('/').at(-2) ?? '',
        properties: distinct(own.flatMap(({ properties = [] }) => properties)),
        methods: distinct(own.flatMap(({ methods = [] }) => methods)),
        foreignBases: bases.filter((fqn) => nameInModule(fqn) === undefined),
        ownBases: bases.filter((fqn) => nameInModule(fqn) !== undefined),
        allNames: distinct(
          [type, ...inherited].flatMap(({ properties = [], methods = [] }) => [...properties, ...methods]),
        ).map(({ name }) => name),
      };
    });
}

function basesOf({ base, interfaces = [] }: ManifestType): string[] {
  return base === undefined ? [...interfaces] : [base, ...interfaces];
}

function ancestorsOf(type: ManifestType, types: Types): ManifestType[] {
  return basesOf(type).flatMap((fqn) => {
    const base = types[fqn];
    return base === undefined ? [] : [base, ...ancestorsOf(base, types)];
  });
}

function distinct<T extends { readonly name: string }>(members: readonly T[]): T[] {
  return members.filter(({ name }, index) => members.findIndex((other) => other.name === name) === index);
}
