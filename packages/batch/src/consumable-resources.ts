/**
 * The consumable resources that a request names; undefined stands for those that an expression yields.
 *
 * @param request the request or the override of one node, which name them alike
 */
export function consumableResourcesOf(request: unknown): (string | undefined)[] {
  const { ConsumableResourcePropertiesOverride, NodeOverrides } = membersOf(request);
  const { ConsumableResourceList } = membersOf(ConsumableResourcePropertiesOverride);
  const { NodePropertyOverrides } = membersOf(NodeOverrides);
  return [
    ...listOf(ConsumableResourceList).map((entry) => nameOf(membersOf(entry)['ConsumableResource'])),
    ...listOf(NodePropertyOverrides).flatMap(consumableResourcesOf),
  ];
}

function nameOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** A list, or its one unknown entry where an expression yields it. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
