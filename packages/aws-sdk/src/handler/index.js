const { toJson } = require('./to-json');

/**
 * Calls one action of a service in one region.
 *
 * This folder is the asset as it is: plain JavaScript, with the AWS SDK that Lambda's Node.js runtimes hold.
 *
 * @param {{ service: string, action: string, region: string, endpoint?: string, parameters?: object }} event the call
 */
exports.handler = async ({ service, action, region, endpoint, parameters }) => {
  const sdk = load(service);
  const Client = clientOf(sdk, service);
  const Command = commandOf(sdk, service, action);
  const client = new Client({ region, endpoint });
  try {
    // Errors pass as they are: Lambda reports their names, and the workflow catches by name.
    return await toJson(await client.send(new Command(parameters ?? {})));
  } finally {
    client.destroy();
  }
};

function load(service) {
  // The name becomes part of a module path.
  if (!/^[a-z0-9-]+$/.test(service)) throw failure('UnknownService', `${service} is no name of a client.`);
  const name = `@aws-sdk/client-${service}`;
  try {
    require.resolve(name);
  } catch {
    throw failure('UnknownService', `The runtime has no ${name}.`);
  }
  return require(name);
}

function clientOf(sdk, service) {
  const found = Object.keys(sdk).filter((name) => name.endsWith('Client') && name !== '__Client');
  if (found.length !== 1)
    throw failure('UnknownService', `@aws-sdk/client-${service} has clients: ${found.join(', ')}.`);
  return sdk[found[0]];
}

function commandOf(sdk, service, action) {
  const wanted = `${action}Command`.toLowerCase();
  // An action may differ in the case of an acronym: describeDbInstances.
  const name = Object.keys(sdk).find((candidate) => candidate.toLowerCase() === wanted && !candidate.startsWith('$'));
  if (name === undefined) throw failure('UnknownAction', `@aws-sdk/client-${service} has no action ${action}.`);
  return sdk[name];
}

function failure(name, message) {
  const error = new Error(message);
  error.name = name;
  return error;
}
