import type { State, Workflow } from '../../../packages/local/src/page/workflow';

/** The states of a workflow in the order of a good run, those that only errors lead to at the end. */
export function statesInOrder({ StartAt, States }: Workflow): [string, State][] {
  const found = new Set<string>();
  const handlers: string[] = [];
  const visit = (name: string): void => {
    const state = States[name];
    if (state === undefined || found.has(name)) return;
    found.add(name);
    handlers.push(...(state.Catch ?? []).map(({ Next }) => Next));
    const next = [...(state.Choices ?? []).map((rule) => rule.Next), state.Default, state.Next];
    for (const follower of next) if (follower !== undefined) visit(follower);
  };
  visit(StartAt);
  // Handlers have handlers: the list grows while it is read.
  for (const handler of handlers) visit(handler);
  return [...found].map((name) => [name, States[name]!]);
}
