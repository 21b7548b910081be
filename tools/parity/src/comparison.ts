import type { OptionalValue } from './manifest';
import { memberStatements } from './member-statements';
import { MissingType, type OwnTypes } from './own-types';
import type { PeerType } from './peer';
import { typeStatements } from './type-statements';

/** One name of the peer, and TypeScript statements that compile when ours fits. */
export interface Comparison {
  /** A type, or a type and its member: `SqsSendMessage.jsonata`. */
  readonly name: string;
  /** The type that has the name, or is it. */
  readonly type: PeerType;
  /** Each declares a name; none has a line break. */
  readonly statements: readonly string[];
  /** A type of ours that is not there, so that nothing can be compiled. */
  readonly missing?: string;
  /** What is wrong before anything is compiled. */
  readonly problem?: string;
}

/** The comparisons of a type and of each of its members. */
export function comparisonsOf(type: PeerType, peers: readonly PeerType[], own: OwnTypes): Comparison[] {
  const standIn = own.standInOf(type.name);
  const whole = standIn && peers.find(({ name }) => name === standIn.of);
  // What both interfaces of props say alike is compared where it is said for both languages.
  const alike = ({ name }: { readonly name: string }): boolean => {
    const [one, other] = [whole, type].map((each) => each?.properties.find((property) => property.name === name));
    return one !== undefined && other !== undefined && sameType(one, other);
  };
  const comparison = (name: string, statements: () => string[]): Comparison => {
    try {
      return { name, type, statements: statements() };
    } catch (error) {
      if (!(error instanceof MissingType)) throw error;
      return { name, type, statements: [], missing: error.message };
    }
  };
  return [
    ...(standIn
      ? [
          { name: type.name, type, statements: [], problem: `${standIn.type} stands for it` },
          // Of its own, so that accepting the other name accepts no prop.
          comparison(`${type.name}.props`, () => typeStatements(type, own)),
        ]
      : [{ ...comparison(type.name, () => typeStatements(type, own)), ...ambiguity(own.packagesOf(type.name)) }]),
    ...memberStatements(type, own)
      .filter((member) => !alike(member))
      .map(({ name, statements }) => comparison(`${type.name}.${name}`, statements)),
  ];
}

function ambiguity(packages: readonly string[]): { problem?: string } {
  return packages.length > 1 ? { problem: `more than one package exports it: ${packages.join(', ')}` } : {};
}

function sameType(one: OptionalValue, other: OptionalValue): boolean {
  return JSON.stringify([one.type, one.optional]) === JSON.stringify([other.type, other.optional]);
}
