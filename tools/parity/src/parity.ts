import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Comparison, comparisonsOf } from './comparison';
import { type Complaint, compile, libraryFolderOf } from './compile';
import { type Differences, documentedIdsOf, matches, problemsOf } from './differences';
import { readManifest } from './manifest';
import { ownExportsOf } from './own-exports';
import { OwnTypes } from './own-types';
import { peerTypesOf } from './peer';

/** A name of the peer that ours lacks, or that does not fit. */
export interface Difference {
  readonly name: string;
  /** The folder of the service in the peer's module. */
  readonly service: string;
  readonly missing: boolean;
  readonly message: string;
  /** How many members are missing with it. */
  readonly members: number;
  /** The id of its reason; undefined when nobody accepted it. */
  readonly id?: string;
}

/** What came out of the comparison of both APIs. */
export interface Parity {
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** What is wrong with the accepted differences themselves. */
  readonly problems: readonly string[];
}

/** Compares the peer's API with that of the packages in a workspace. */
export function parityOf(workspaceFolder: string): Parity {
  const peers = peerTypesOf(readManifest(join(libraryFolderOf(workspaceFolder), '.jsii.gz')));
  const exported = ownExportsOf(workspaceFolder);
  const own = new OwnTypes(exported);
  const comparisons = peers.flatMap((type) => comparisonsOf(type, peers, own));
  const complaints = compile(workspaceFolder, comparisons, exported);
  const accepted: Differences = JSON.parse(
    readFileSync(join(workspaceFolder, 'tools/parity/differences.json'), 'utf8'),
  );
  const found = differencesOf(comparisons, complaints).map((difference) => {
    const id = Object.keys(accepted).find((each) =>
      accepted[each]!.some((pattern) => matches(pattern, difference.name)),
    );
    return id === undefined ? difference : { ...difference, id };
  });
  const documentedIds = documentedIdsOf(readFileSync(join(workspaceFolder, 'docs/differences.md'), 'utf8'));
  const names = found.map(({ name }) => name);
  return { compared: comparisons.length, differences: found, problems: problemsOf(accepted, documentedIds, names) };
}

function differencesOf(
  comparisons: readonly Comparison[],
  complaints: ReadonlyMap<Comparison, Complaint>,
): Difference[] {
  const all = comparisons.flatMap((comparison): Difference[] => {
    const complaint = complaintOf(comparison) ?? complaints.get(comparison);
    const { name, type } = comparison;
    return complaint ? [{ name, service: type.service, members: 0, ...complaint }] : [];
  });
  // A missing type is one line of the report, with its members; they count as missing.
  const typeNames = new Set(comparisons.map(({ type }) => type.name));
  const missingTypes = new Set(
    all.filter(({ name, missing }) => missing && typeNames.has(name)).map(({ name }) => name),
  );
  const typeOf = new Map(comparisons.map(({ name, type }) => [name, type.name]));
  const memberOf = (name: string): string | undefined => {
    const owner = typeOf.get(name);
    return owner !== undefined && owner !== name && missingTypes.has(owner) ? owner : undefined;
  };
  return all
    .filter(({ name }) => memberOf(name) === undefined)
    .map((difference) => ({
      ...difference,
      members: comparisons.filter(({ name }) => memberOf(name) === difference.name).length,
    }));
}

/** What is known before anything is compiled. */
function complaintOf({ name, missing, problem }: Comparison): Complaint | undefined {
  if (missing !== undefined && missing !== name)
    return { missing: false, message: `speaks of ${missing}, which is missing` };
  if (missing !== undefined) return { missing: true, message: 'no package exports it' };
  return problem === undefined ? undefined : { missing: false, message: problem };
}
