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
  // What both interfaces of props say is compared where it is said for both languages.
  const apart = ({ name }: { readonly name: string }): boolean =>
    !whole?.properties.some((property) => property.name === name);
  const packages = own.packagesOf(type.name);
  const problem =
    standIn !== undefined
      ? `${standIn.type} stands for it`
      : packages.length > 1
        ? `more than one package exports it: ${packages.join(', ')}`
        : undefined;
  const comparison = (name: string, statements: () => string[]): Comparison => {
    try {
      return { name, type, statements: statements() };
    } catch (error) {
      if (!(error instanceof MissingType)) throw error;
      return { name, type, statements: [], missing: error.message };
    }
  };
  return [
    { ...comparison(type.name, () => typeStatements(type, own)), ...(problem === undefined ? {} : { problem }) },
    ...memberStatements(type, own)
      .filter(apart)
      .map(({ name, statements }) => comparison(`${type.name}.${name}`, statements)),
  ];
}
