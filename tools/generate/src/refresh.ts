import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** What a refresh did, by the names of the services. */
export interface Refreshed {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Replaces the committed models by those of a botocore: its `data` folder, with a folder for each service and in it one for each
 * version of the API. A model that says the same is not written again.
 */
export function refreshModels(models: string, botocore: string, version: string): Refreshed {
  const newest = new Map(
    readdirSync(botocore, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => {
        const model = newestModel(join(botocore, name));
        return model === undefined ? [] : [[name, model] as const];
      }),
  );
  if (newest.size === 0)
    throw new Error(`${botocore} holds no <service>/<version>/service-2.json: name botocore's data.`);

  const data = join(models, 'data');
  const removed = readdirSync(data)
    .filter((file) => file.endsWith('.json.gz'))
    .map((file) => file.slice(0, -'.json.gz'.length))
    .filter((name) => !newest.has(name));
  for (const name of removed) rmSync(join(data, `${name}.json.gz`));
  const written = [...newest]
    .filter(([name, model]) => {
      const file = join(data, `${name}.json.gz`);
      const text = JSON.stringify(withoutDocumentation(JSON.parse(readModel(model))));
      if (existsSync(file) && JSON.stringify(JSON.parse(readModel(file))) === text) return false;
      writeFileSync(file, gzipSync(text, { level: 9 }));
      return true;
    })
    .map(([name]) => name);
  for (const file of ['data/SOURCE', 'NOTICE']) {
    const path = join(models, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/botocore \d+\.\d+\.\d+/g, `botocore ${version}`));
  }
  return { written: written.sort(), removed: removed.sort() };
}

/** Versions of an API are dates, or have a date first. */
function newestModel(service: string): string | undefined {
  return readdirSync(service)
    .sort()
    .reverse()
    .flatMap((version) => ['service-2.json', 'service-2.json.gz'].map((file) => join(service, version, file)))
    .find((path) => existsSync(path));
}

function readModel(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** A member or a shape may itself be named `documentation`: what is removed is text. */
function withoutDocumentation(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDocumentation);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, entry]) => !(key === 'documentation' && typeof entry === 'string'))
      .map(([key, entry]) => [key, withoutDocumentation(entry)]),
  );
}
