import type { MachineReport } from './machine-report';
import { textTable } from './text-table';

const HEADER = ['State', 'Type or API', 'Pattern', 'Permissions it brings'];

/** The states of a machine as a table: a state inside another is indented below it. */
export function machineTable({ states, otherPermissions }: MachineReport, width: number): string[] {
  const rows = states.map(({ name, depth, integration, pattern, permissions }) => [
    '  '.repeat(depth) + name,
    integration.replace(/^(Lambda function) .*/, '$1'),
    pattern,
    permissions.join('\n'),
  ]);
  const role =
    otherPermissions.length === 0
      ? ['The role of the state machine has these permissions and no other.']
      : [
          'Besides these, the role of the state machine has:',
          ...otherPermissions.map((permission) => `  ${permission}`),
        ];
  return [...textTable(HEADER, rows, width), '', ...role];
}
