import type { Shape } from '../../../packages/core/src/api';
import type { AssembledApi } from './assemble';
import { BUILT_IN } from './convert';
import { pascalCase, upperFirst } from './names';
import { mapReferences } from './shapes';

/** Names that a generated file uses itself. */
const TAKEN = ['Api', 'OpenString', 'Record', 'Shapes', 'Value'];

interface Entry {
  readonly api: AssembledApi;
  readonly key: string;
  readonly shape: Shape;
  /** The name it has when nothing else wants it. */
  readonly wanted: string;
}

/** The shapes of a package: each once, however many APIs use it, and the names of the requests in the order of the APIs. */
export interface SharedShapes {
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly inputs: readonly string[];
}

/** Puts the shapes of several APIs into one namespace; equal ones become one, different ones of the same name are told apart. */
export function shareShapes(apis: readonly AssembledApi[]): SharedShapes {
  const entries = apis.flatMap((api) =>
    [...api.shapes].map(([key, shape]): Entry => {
      const wanted = key === api.input ? `${upperFirst(api.name)}Request` : key;
      return { api, key, shape, wanted };
    }),
  );
  const groups = groupEqual(entries);
  const groupOf = new Map<string, number>();
  entries.forEach((entry, index) => {
    groupOf.set(identity(entry.api, entry.key), groups[index]!);
  });
  const names = nameGroups(entries, groups);
  const nameOf = (api: AssembledApi, key: string): string =>
    BUILT_IN.has(key) ? key : names.get(groupOf.get(identity(api, key))!)!;

  const shapes = new Map<string, Shape>();
  for (const { api, key, shape } of entries) {
    shapes.set(
      nameOf(api, key),
      mapReferences(shape, (to) => nameOf(api, to)),
    );
  }
  return {
    shapes: new Map([...shapes].sort(([left], [right]) => (left < right ? -1 : 1))),
    inputs: apis.map((api) => nameOf(api, api.input)),
  };
}

function identity(api: AssembledApi, key: string): string {
  return `${api.service}:${api.name}:${key}`;
}

/** The group of each entry: the coarsest partition in which equal groups look and refer alike, which also settles recursive shapes. */
function groupEqual(entries: readonly Entry[]): number[] {
  let groups = entries.map(() => 0);
  for (let count = 0; ; ) {
    const groupOf = new Map(entries.map((entry, index) => [identity(entry.api, entry.key), groups[index]!]));
    const numbers = new Map<string, number>();
    const refined = entries.map(({ api, shape, wanted }) => {
      const look = JSON.stringify([
        // A structure becomes an interface that people read, so it keeps its name; the rest is told by what it says.
        shape.type === 'structure' ? wanted : '',
        mapReferences(shape, (to) => (BUILT_IN.has(to) ? to : String(groupOf.get(identity(api, to))))),
      ]);
      if (!numbers.has(look)) numbers.set(look, numbers.size);
      return numbers.get(look)!;
    });
    if (numbers.size === count) return refined;
    count = numbers.size;
    groups = refined;
  }
}

function nameGroups(entries: readonly Entry[], groups: readonly number[]): Map<number, string> {
  const members = new Map<number, Entry[]>();
  entries.forEach((entry, index) => {
    members.set(groups[index]!, [...(members.get(groups[index]!) ?? []), entry]);
  });
  const rank = ({ key, api, shape }: Entry): number => (key === api.input ? 0 : shape.type === 'structure' ? 1 : 2);
  const ordered = [...members]
    .map(([group, all]) => ({ group, best: [...all].sort((left, right) => compareWanted(left, right))[0]! }))
    .sort((left, right) => rank(left.best) - rank(right.best) || compareWanted(left.best, right.best));

  const wantedBy = new Map<string, number>();
  for (const { best } of ordered) {
    if (rank(best) < 2) wantedBy.set(best.wanted, (wantedBy.get(best.wanted) ?? 0) + 1);
  }
  const taken = new Set(TAKEN);
  const names = new Map<number, string>();
  for (const { group, best } of ordered) {
    const { service, name } = best.api;
    const plain = rank(best) === 2 || wantedBy.get(best.wanted) === 1 ? [best.wanted] : [];
    const candidates = [...plain, pascalCase(service) + best.wanted, pascalCase(`${service}-${name}`) + best.wanted];
    const free = candidates.find((candidate) => !taken.has(candidate));
    if (free === undefined) throw new Error(`No name is left for the shape ${best.wanted} of ${service}:${name}.`);
    taken.add(free);
    names.set(group, free);
  }
  return names;
}

function compareWanted(left: Entry, right: Entry): number {
  if (left.wanted.length !== right.wanted.length) return left.wanted.length - right.wanted.length;
  const [a, b] = [left, right].map((entry) => `${entry.wanted} ${identity(entry.api, entry.key)}`);
  return a! < b! ? -1 : a! > b! ? 1 : 0;
}
