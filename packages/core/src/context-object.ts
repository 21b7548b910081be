import { didYouMean } from './errors';

/** The fields of the context object; an empty list where any name may follow. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Execution: ['Id', 'Input', 'Name', 'RoleArn', 'StartTime', 'RedriveCount', 'RedriveTime'],
  State: ['EnteredTime', 'Name', 'RetryCount'],
  StateMachine: ['Id', 'Name'],
  Task: ['Token'],
  Map: ['Item'],
};

/** What is wrong with the names that follow the context object, if anything, and which of them it is. */
export function contextProblem(
  root: string,
  names: readonly string[],
): { readonly index: number; readonly message: string } | undefined {
  const [field, member] = names;
  if (field === undefined) return undefined;
  const members = Object.hasOwn(FIELDS, field) ? FIELDS[field]! : undefined;
  if (members === undefined) {
    const known = Object.keys(FIELDS).join(', ');
    return {
      index: 0,
      message: `the context object has no field ${field}; it has ${known}.${didYouMean(field, Object.keys(FIELDS))}`,
    };
  }
  if (member === undefined || members.includes(member)) return undefined;
  // AWS adds fields over time: only a known one in other letter case is surely a mistake.
  const meant = members.find((candidate) => candidate.toLowerCase() === member.toLowerCase());
  if (meant === undefined) return undefined;
  return { index: 1, message: `${root}.${field} has no field ${member}. Did you mean ${meant}?` };
}
