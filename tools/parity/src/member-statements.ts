import type { Method, Parameter, Property } from './manifest';
import { foreignType, type OwnTypes } from './own-types';
import type { PeerType } from './peer';

/** A member of a type, and what must compile for it. */
export interface MemberStatements {
  readonly name: string;
  readonly statements: () => string[];
}

/** What goes in must accept all that the peer's accepts; what comes out must be all that the peer's is. */
export function memberStatements(type: PeerType, own: OwnTypes): MemberStatements[] {
  const { members = [], initializer } = type;
  return [
    ...members.map(({ name }) => ({ name, statements: () => [enumMember(type, name, own)] })),
    ...(initializer
      ? [{ name: 'constructor', statements: () => [construction(type, initializer.parameters ?? [], own)] }]
      : []),
    ...type.methods.map((method) => ({ name: method.name, statements: () => [call(type, method, own)] })),
    ...type.properties.map((property) => ({
      name: property.name,
      statements: () => (type.datatype ? [prop(type, property, own)] : access(type, property, own)),
    })),
  ];
}

/** An enum may be another one for the compiler, its values are those of the peer. */
function enumMember(type: PeerType, name: string, own: OwnTypes): string {
  const peer = `typeof ${foreignType(type.fqn)}.${name}`;
  return `export const fits = (peer: \`\${${peer}}\`): \`\${typeof ${own.valueOf(type.name)}.${name}}\` => peer;`;
}

function prop(type: PeerType, { name, optional, type: reference }: Property, own: OwnTypes): string {
  const peer = `{ readonly ${name}${optional ? '?' : ''}: ${own.text(reference)} }`;
  return `export const fits = (peer: ${peer}): Pick<${own.typeOf(type.name)}, '${name}'> => peer;`;
}

function construction(type: PeerType, parameters: readonly Parameter[], own: OwnTypes): string {
  const peer = `...peer: ${argumentsText(parameters, own)}`;
  const ours = own.valueOf(type.name);
  return type.abstract
    ? `export abstract class Probe extends ${ours} { constructor(${peer}) { super(...peer); } }`
    : `export const takes = (${peer}): ${ours} => new ${ours}(...peer);`;
}

function call(type: PeerType, method: Method, own: OwnTypes): string {
  const { name, parameters = [], returns } = method;
  const peer = `...peer: ${argumentsText(parameters, own)}`;
  const result = returns ? own.optionalText(returns) : 'void';
  const ours = own.valueOf(type.name);
  if (method.static) return `export const takes = (${peer}): ${result} => ${ours}.${name}(...peer);`;
  if (method.protected) return probe(ours, `probe(${peer}): ${result} { return this.${name}(...peer); }`);
  return `export const takes = (ours: ${ours}, ${peer}): ${result} => ours.${name}(...peer);`;
}

function access(type: PeerType, property: Property, own: OwnTypes): string[] {
  const { name, immutable } = property;
  const result = own.optionalText(property);
  const ours = own.valueOf(type.name);
  if (property.static) return [`export const is = (): ${result} => ${ours}.${name};`];
  if (property.protected) return [probe(ours, `probe(): ${result} { return this.${name}; }`)];
  const read = `export const is = (ours: ${ours}): ${result} => ours.${name};`;
  const write = `export const takes = (ours: ${ours}, peer: ${result}): void => { ours.${name} = peer; };`;
  return immutable ? [read] : [read, write];
}

/** Who extends the class sees its protected members. */
function probe(ours: string, member: string): string {
  return `export abstract class Probe extends ${ours} { ${member} }`;
}

function argumentsText(parameters: readonly Parameter[], own: OwnTypes): string {
  const elements = parameters.map(({ name, type, optional, variadic }) =>
    variadic ? `...${name}: Array<${own.text(type)}>` : `${name}${optional ? '?' : ''}: ${own.text(type)}`,
  );
  return `[${elements.join(', ')}]`;
}
