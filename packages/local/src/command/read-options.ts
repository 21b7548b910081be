import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearestName } from '../nearest-name';

/** Refuses what is no URL before anything starts. */
export function checkEndpoint(endpoint: string): void {
  if (/^https?:/.test(endpoint) && URL.canParse(endpoint)) return;
  throw new Error(`--endpoint ${endpoint} is no URL: write one such as http://127.0.0.1:4566.`);
}

/** Reads a command line; what is no option is an error that names the nearest. */
export function readOptions<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  const options = config.options ?? {};
  for (const arg of config.args ?? []) {
    if (arg === '--') break;
    const name = /^--([^=]+)/.exec(arg)?.[1];
    if (name === undefined || Object.hasOwn(options, name)) continue;
    const nearest = nearestName(name, Object.keys(options)).replace('mean ', 'mean --');
    throw new Error(`There is no option --${name}.${nearest}`);
  }
  return parseArgs(config);
}
