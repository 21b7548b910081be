import { awsServices } from '../aws/aws-services';
import type { Result } from '../contract';
import type { HistoryEvent } from '../history/history-event';
import { type AppServices, readApp } from '../local-app';
import { simulate } from '../simulate';
import { type LocalServices, startServices } from '../start-services';
import { answerTokens } from './answer-tokens';
import type { RunArguments } from './arguments';
import { readInput, readMocks } from './read-files';
import { prepareReport, writeReport } from './write-report';

/** Runs what the command line names. */
export async function runMachine(
  args: RunArguments,
  tell: { readonly note: (text: string) => void; readonly event: (event: HistoryEvent) => void },
): Promise<Result> {
  const app = readApp(args.source);
  for (const reason of app.unrunnable) tell.note(reason);
  const input = readInput(args.input);
  const { name, definition } = app.machine(args.machine);
  const mocks = args.mocks && readMocks(args.mocks, name ?? '', args.testCase, definition as object);
  const callbacks =
    args.callbacks === undefined
      ? undefined
      : answerTokens(
          args.callbacks,
          readMocks(args.callbacks, name ?? '', undefined, definition as object),
          mocks || undefined,
          definition as object,
        );
  if (args.report !== undefined) prepareReport(args.report);
  let embedded: LocalServices | undefined;
  let services: AppServices | undefined;
  if (args.endpoint !== undefined) {
    services = {
      environment: { AWS_ENDPOINT_URL: args.endpoint },
      tasks: [awsServices({ endpoint: args.endpoint, region: app.region })],
    };
  } else if (args.services) {
    embedded = await startServices(app);
    for (const note of embedded.notes) tell.note(note);
    services = embedded;
  }
  try {
    const result = await simulate({
      ...app.machine(args.machine, services),
      input,
      mocks: mocks || undefined,
      callbacks,
      seed: args.seed,
      clock: args.realTime ? 'real' : 'virtual',
      onEvent: tell.event,
    });
    if (args.report !== undefined) {
      writeReport(args.report, {
        definition: definition as object,
        name,
        clock: args.realTime ? 'real' : 'virtual',
        ...result,
      });
      tell.note(`The report is ${args.report}.`);
    }
    return result;
  } finally {
    await embedded?.stop();
  }
}
