import { awsServices } from '../aws/aws-services';
import { checkOptions } from '../check-options';
import { mockConfig } from '../mocks/mock-config-file';
import type { LocalServer, ServeOptions } from './contract';
import { listen } from './listen';
import { startExecutionRunner } from './start-execution-runner';
import { stopServer } from './stop-server';
import { World } from './world';

/**
 * Serves the API of Step Functions on 127.0.0.1: AWS SDKs and the AWS CLI work with it by its URL as endpoint.
 *
 * @example
 * import { serve } from '@sfn-tasks/local';
 *
 * const server = await serve({ functions: { charge: () => ({ paid: true }) } });
 * console.log(server.url);
 * await server.stop();
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/Welcome.html
 */
export async function serve(options: ServeOptions = {}): Promise<LocalServer> {
  const problems = checkOptions(options, ['app', 'mockConfig', 'port', 'services']);
  if (problems.length > 0) throw new Error(`The server cannot start: ${problems.join('; ')}`);
  const { port = 0, app, services, mockConfig: config, region, account, ...runWith } = options;
  const world = new World(region ?? app?.region ?? 'us-east-1', account ?? app?.account ?? '123456789012');
  const { server, url } = await listen(port, world);
  const environment = { ...services?.environment, AWS_ENDPOINT_URL_SFN: url };
  // Tasks with other operations of Step Functions come back here.
  const own = awsServices({ endpoint: { sfn: url }, region: world.region });
  world.runWith = {
    ...runWith,
    functions: { ...app?.functions({ environment, tasks: [] }), ...runWith.functions },
    tasks: [
      ...(runWith.tasks ?? []),
      world.activities.runner,
      startExecutionRunner(world),
      own,
      ...(services?.tasks ?? []),
    ],
  };
  if (config) world.testCase = (machine, testCase) => mockConfig(config, machine, testCase);
  for (const { name, type, definition } of app?.machines ?? []) {
    world.machines.addFromApp(name, type, JSON.stringify(definition));
  }
  const stop = () => stopServer(server, world);
  return { url, stop, [Symbol.asyncDispose]: stop };
}
