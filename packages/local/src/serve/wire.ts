import type { Revision } from './machines';

/** The fields of a response that come from a revision. */
export function revisionFields(revision: Revision, includedData: string | undefined): Record<string, unknown> {
  const { definition, updateDate: _, ...fields } = revision;
  return { ...fields, definition: includedData === 'METADATA_ONLY' ? '{}' : definition };
}

/** A time as responses have it. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1000;
}
