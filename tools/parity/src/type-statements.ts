import { foreignType, type OwnTypes } from './own-types';
import { nameInModule, type PeerType } from './peer';

/** What must compile for a type as a whole: it exists, is what the peer's is, and asks for nothing that the peer's does not. */
export function typeStatements(type: PeerType, own: OwnTypes): string[] {
  if (type.kind === 'enum') return [`export type Type = ${own.valueOf(type.name)};`];
  const ours = own.typeOf(type.name);
  const foreign = type.foreignBases.map(foreignType);
  if (type.kind === 'interface' && type.datatype)
    return [...foreign.flatMap((base) => accepts(base, ours)), asks(type, ours)];
  const bases = [...foreign, ...type.ownBases.map((fqn) => own.typeOf(nameInModule(fqn)!))];
  return [
    `export type Type = ${ours};`,
    ...bases.map((base) => `export const isA = (ours: ${ours}): ${base} => ours;`),
    ...(type.kind === 'interface' ? [asks(type, ours)] : []),
  ];
}

/** Props of another module, which the peer's props extend: ours have all of them, and take the same values. */
function accepts(base: string, ours: string): string[] {
  return [
    `export const has = (peer: Exclude<keyof ${base}, keyof ${ours}>): never => peer;`,
    `export const accepts = (peer: ${base}): Pick<${ours}, Extract<keyof ${ours}, keyof ${base}>> => peer;`,
  ];
}

/** What works with the peer leaves away what only ours has: that must not be required. */
function asks(type: PeerType, ours: string): string {
  const names = type.allNames.map((name) => `'${name}'`).join(' | ') || 'never';
  return `export const asks = (ours: Exclude<RequiredKeys<${ours}>, ${names}>): never => ours;`;
}
