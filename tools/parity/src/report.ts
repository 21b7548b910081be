import type { Difference, Parity } from './parity';

/** The count, and a line for each difference that nobody accepted, by the service of the peer's module. */
export function report({ compared, differences, problems }: Parity): string {
  const documented = namesOf(differences.filter(({ id }) => id !== undefined));
  const open = differences.filter(({ id }) => id === undefined);
  const missing = namesOf(open.filter((difference) => difference.missing));
  const different = namesOf(open.filter((difference) => !difference.missing));
  const same = compared - documented - missing - different;
  const lines = [
    `${count(compared)} names compared: ${count(same)} the same, ${plural(documented, 'documented difference')}, ${count(missing)} missing, ${count(different)} different`,
  ];
  for (const service of [...new Set(open.map((difference) => difference.service))].sort()) {
    lines.push('', service, ...open.filter((difference) => difference.service === service).map(lineOf));
  }
  if (problems.length > 0) lines.push('', 'Accepted differences', ...problems.map((problem) => `  ${problem}`));
  return lines.join('\n');
}

/** Whether nothing differs but what is accepted, with a reason. */
export function passes({ differences, problems }: Parity): boolean {
  return problems.length === 0 && differences.every(({ id }) => id !== undefined);
}

/** A missing type brings its members into the count. */
function namesOf(differences: readonly Difference[]): number {
  return differences.reduce((sum, { members }) => sum + 1 + members, 0);
}

function lineOf({ name, missing, members, message }: Difference): string {
  const rest = members === 0 ? '' : ` and its ${plural(members, 'member')}`;
  return `  ${missing ? 'missing  ' : 'different'} ${name}${rest}: ${message}`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function plural(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}
