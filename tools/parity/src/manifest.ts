import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A type as a jsii manifest refers to it. */
export interface TypeReference {
  readonly fqn?: string;
  readonly primitive?: 'string' | 'number' | 'boolean' | 'any' | 'date' | 'json';
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
  readonly union?: { readonly types: readonly TypeReference[] };
}

/** A value that may be absent. */
export interface OptionalValue {
  readonly type: TypeReference;
  readonly optional?: boolean;
}

/** A parameter of a method or constructor. */
export interface Parameter extends OptionalValue {
  readonly name: string;
  readonly variadic?: boolean;
}

/** A property of a class or interface. */
export interface Property extends OptionalValue {
  readonly name: string;
  readonly immutable?: boolean;
  readonly protected?: boolean;
  readonly static?: boolean;
}

/** A method of a class or interface. */
export interface Method {
  readonly name: string;
  readonly parameters?: readonly Parameter[];
  readonly returns?: OptionalValue;
  readonly protected?: boolean;
  readonly static?: boolean;
}

/** A class, an interface or an enum of the library. */
export interface ManifestType {
  readonly fqn: string;
  readonly kind: 'class' | 'interface' | 'enum';
  /** An interface of values alone, which people write as object literals. */
  readonly datatype?: boolean;
  readonly abstract?: boolean;
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly initializer?: { readonly parameters?: readonly Parameter[] };
  readonly members?: readonly { readonly name: string }[];
  readonly properties?: readonly Property[];
  readonly methods?: readonly Method[];
  readonly locationInModule?: { readonly filename: string };
}

/** Every type of a library, by its full name. */
export type Types = Readonly<Record<string, ManifestType>>;

/** The manifest that aws-cdk-lib ships for its other languages: the same API, in a form that programs read. */
export function readManifest(path: string): Types {
  return JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')).types;
}
