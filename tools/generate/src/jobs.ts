import type { Job, JobCall as LocalJobCall, Template } from '../../../packages/local/src/aws/integration';
import type { Model, ModelReference } from './model';
import { optimisedMemberName, upperFirst } from './names';
import type { Overlay } from './overlay';

/** A further operation of the API, with its request. */
export interface JobCall extends LocalJobCall {
  readonly request: Readonly<Record<string, Template>>;
}

/** How a task waits for a job, with what only the check against the API's model needs. All names are those of Step Functions. */
export interface OverlayJob extends Job {
  readonly describe: JobCall;
  readonly where?: Readonly<Record<string, string>>;
  /** With those of success and of failure, all statuses that the API has. */
  readonly running: readonly string[];
  readonly stop?: JobCall;
  /** What no source of AWS shows. */
  readonly unconfirmed?: readonly ('output' | 'statuses')[];
}

/** What local runs need of a job: which statuses are neither success nor failure follows. */
export function jobFacts({ running: _, unconfirmed: __, ...job }: OverlayJob): object {
  return job;
}

/** What of an integration's jobs does not fit the API's model. */
export function findJobProblems({ service, apis }: Overlay, model: Model): string[] {
  return Object.entries(apis).flatMap(([name, { operation = upperFirst(name), call, job }]) => {
    const problems = [
      ...(call?.request ? requestProblems({ operation, request: call.request as JobCall['request'] }, model) : []),
      ...(job ? jobProblems(job, model) : []),
    ];
    return problems.map((problem) => `${service}:${name}: ${problem}`);
  });
}

function jobProblems({ describe, item, where = {}, stop, ...job }: OverlayJob, model: Model): string[] {
  const calls = [describe, ...(stop ? [stop] : [])].flatMap((call) => requestProblems(call, model));
  if (calls.length > 0) return calls;
  const found = at(model, model.operations[describe.operation]!.output, item);
  const element = found && (model.shapes[found.shape]!.member ?? found);
  if (element === undefined) return [`${describe.operation} returns no ${item}`];
  const status = at(model, element, job.status);
  if (status === undefined) return [`the job has no ${job.status}`];
  const members = [...Object.keys(where), ...(job.parsed ?? []), ...(job.exitCodes ? [job.exitCodes] : [])];
  const missing = members.filter((member) => at(model, element, member) === undefined);
  // Some models have plain text for what is an enumeration.
  const grouped = [...job.running, ...job.succeeded, ...job.failed].sort();
  const known = [...(model.shapes[status.shape]!.enum ?? grouped)].sort();
  const differ = [
    ...grouped.filter((value) => !known.includes(value)),
    ...known.filter((value) => !grouped.includes(value)),
  ];
  return [
    ...missing.map((member) => `the job has no ${member}`),
    ...differ.map(
      (value) => `the status ${value} stands in ${known.includes(value) ? 'none of its groups' : 'no model'}`,
    ),
    ...(new Set(grouped).size < grouped.length ? ['a status stands in two groups'] : []),
  ];
}

function requestProblems({ operation, request }: JobCall, model: Model): string[] {
  const input = model.operations[operation]?.input;
  if (input === undefined) return [`there is no ${operation}`];
  const { members = {}, required = [] } = model.shapes[input.shape]!;
  const known = Object.keys(members).map(optimisedMemberName);
  return [
    ...Object.keys(request)
      .filter((name) => !known.includes(name))
      .map((name) => `${operation} takes no ${name}`),
    ...required
      .map(optimisedMemberName)
      .filter((name) => !Object.hasOwn(request, name))
      .map((name) => `${operation} needs ${name}`),
  ];
}

/** What a path of members leads to. */
function at(model: Model, from: ModelReference | undefined, path: string | undefined): ModelReference | undefined {
  return (path?.split('.') ?? []).reduce<ModelReference | undefined>((to, name) => {
    const { members = {} } = to ? model.shapes[to.shape]! : {};
    return Object.entries(members).find(([member]) => optimisedMemberName(member) === name)?.[1];
  }, from);
}
