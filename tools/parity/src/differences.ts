/** The accepted differences: names of the peer by the id of the bullet in docs/differences.md that gives the reason. */
export type Differences = Readonly<Record<string, readonly string[]>>;

/** The ids of the bullets `- **id** – reason` of a page. */
export function documentedIdsOf(page: string): Set<string> {
  return new Set([...page.matchAll(/^- \*\*([^*]+)\*\* – \S/gm)].map(([, id]) => id!));
}

/** Whether a name is meant: `*` stands for any text without a dot. */
export function matches(pattern: string, name: string): boolean {
  const escaped = pattern.split('*').map((text) => text.replace(/[.$]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[^.]*')}$`).test(name);
}

/** What is wrong with the accepted differences themselves. */
export function problemsOf(
  differences: Differences,
  documentedIds: ReadonlySet<string>,
  found: readonly string[],
): string[] {
  return Object.entries(differences).flatMap(([id, patterns]) => [
    ...(documentedIds.has(id)
      ? []
      : [`${id}: docs/differences.md has no bullet of this id. Write one with the reason.`]),
    ...patterns
      .filter((pattern) => !found.some((name) => matches(pattern, name)))
      .map((pattern) => `${id}: ${pattern} does not differ any more. Take it out of tools/parity/differences.json.`),
  ]);
}
