/** A request that cannot be met: the message says what fits. */
export class UsageError extends Error {}

/** An API as the command line names it. */
export interface ApiName {
  /** The whole, such as `aws-sdk:glue:startCrawler`. */
  readonly identifier: string;
  /** The prefix of its IAM actions, as far as the name of the service tells. */
  readonly iamPrefix: string;
  /** In camelCase, such as `startCrawler`. */
  readonly name: string;
}

/** Throws unless a name fits a package. */
export function checkPackageName(name: string | undefined): asserts name is string {
  if (name === undefined) throw new UsageError('Name the package, in kebab case, such as sqs or emr-containers.');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new UsageError(`"${name}" is no name of a package: write it in kebab case, such as sqs or emr-containers.`);
  }
}

/** Reads `sqs:sendMessage` or `aws-sdk:glue:startCrawler`. */
export function parseApi(identifier: string): ApiName {
  const match = /^(?:aws-sdk:)?([a-z][a-z0-9-]*):([a-z][A-Za-z0-9]*)$/.exec(identifier);
  if (match === null) {
    throw new UsageError(
      `"${identifier}" is no API: write service:api with the API in camel case, such as sqs:sendMessage or aws-sdk:glue:startCrawler.`,
    );
  }
  return { identifier, iamPrefix: match[1]!, name: match[2]! };
}

/** `emr-containers` as `EmrContainers`, `sendMessage` as `SendMessage`. */
export function pascalCase(name: string): string {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** `sendMessage` as `send-message`, `createDBCluster` as `create-db-cluster`. */
export function kebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

/** `sendMessage` as `Send message`. */
export function sentence(name: string): string {
  const words = kebabCase(name).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Props that every task has: an API member of such a name needs another. */
const TAKEN = new Set([
  'additionalParameters',
  'assign',
  'comment',
  'credentials',
  'heartbeat',
  'heartbeatTimeout',
  'inputPath',
  'integrationPattern',
  'outputPath',
  'outputs',
  'queryLanguage',
  'resultPath',
  'resultSelector',
  'stateName',
  'taskTimeout',
  'timeout',
]);

/** The prop of an API member: `QueueUrl` as `queueUrl`, `DBClusterId` as `dbClusterId`. */
export function propName(api: string, member: string): string {
  const prop = member.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase());
  return TAKEN.has(prop) ? `${api}${pascalCase(prop)}` : prop;
}
