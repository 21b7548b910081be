import type { OptionalValue, TypeReference } from './manifest';
import type { OwnExports } from './own-exports';
import { nameInModule } from './peer';

/** Thrown for a type that no package of ours exports. */
export class MissingType extends Error {}

/** The name under which a comparison imports a package. */
export function importNameOf(shortName: string): string {
  return shortName.replaceAll('-', '_');
}

/**
 * The types of the peer's API as TypeScript, with our type of the same name wherever the peer's module speaks of one of its own.
 *
 * The compiler compares enums and classes with private members by their declaration, so that the peer's `HttpMethod` never fits
 * ours. People who move over write our name where they wrote the peer's. So a prop of type `HttpMethod[]` is compared as
 * `OurHttpMethod[]`; that ours has every member, constructor and static of the peer's is compared where `HttpMethod` itself is.
 * Each name is compared once, on the assumption that the names it speaks of fit, which their own comparisons prove or refute.
 *
 * The manifest does not tell `readonly` lists from others; the peer has none.
 */
export class OwnTypes {
  constructor(private readonly exported: OwnExports) {}

  /** Our value of the peer's name, such as `sqs.SqsSendMessage`. */
  valueOf(name: string): string {
    const [first = name] = name.split('.');
    const [shortName] = this.exported.get(first) ?? [];
    if (shortName === undefined) throw new MissingType(name);
    return `${importNameOf(shortName)}.${name}`;
  }

  /** Our type of the peer's name, or what stands for it. */
  typeOf(name: string): string {
    return this.standInOf(name)?.type ?? this.valueOf(name);
  }

  /** The peer has three interfaces of props for a task. We have the one for both languages, and types that leave props out of it. */
  standInOf(name: string): { readonly type: string; readonly of: string } | undefined {
    const [, task, language, rest] = /^(.+)(JsonPath|Jsonata)((?:Base)?Props)$/.exec(name) ?? [];
    const whole = `${task}${rest}`;
    if (task === undefined || this.exported.has(name) || !this.exported.has(whole)) return undefined;
    return { type: `core.${language}Props<${this.valueOf(whole)}>`, of: whole };
  }

  /** The packages that export the peer's name. */
  packagesOf(name: string): readonly string[] {
    return this.exported.get(name.split('.')[0]!) ?? [];
  }

  /** A type of the peer's API as TypeScript. */
  text(type: TypeReference): string {
    if (type.collection) {
      const element = this.text(type.collection.elementtype);
      return type.collection.kind === 'array' ? `Array<${element}>` : `{ [key: string]: ${element} }`;
    }
    if (type.union) return type.union.types.map((each) => `(${this.text(each)})`).join(' | ');
    if (type.primitive)
      return type.primitive === 'date' ? 'Date' : type.primitive === 'json' ? 'object' : type.primitive;
    if (type.fqn === undefined) throw new Error(`A type of a form that is not known: ${JSON.stringify(type)}`);
    const name = nameInModule(type.fqn);
    return name === undefined ? foreignType(type.fqn) : this.typeOf(name);
  }

  /** The type of a value that may be absent. */
  optionalText({ type, optional }: OptionalValue): string {
    return optional ? `${this.text(type)} | undefined` : this.text(type);
  }
}

/** A type that is not of the peer's module: the same for both. */
export function foreignType(fqn: string): string {
  return fqn.replace(/^aws-cdk-lib\./, 'cdk.');
}
