import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { IConstruct } from 'constructs';
import { isObject, isTemplate, type StackTemplate, type Template } from './template';

/**
 * Where state machines come from: a state machine, stack, stage or app of the CDK, which is synthesised; a CloudFormation template or a
 * definition in the States Language, as an object or as JSON text; or the path of a file with either, or of a folder that `cdk synth` wrote.
 */
export type AppSource = IConstruct | string | object;

/** What a source holds. */
interface SourceContent {
  readonly stacks: readonly StackTemplate[];
  /** The definition, where the source is one. */
  readonly definition?: object;
  /** The machine that the source is. */
  readonly logicalId?: string;
}

const FITTING = 'name a cdk.out folder, a template or a definition in the States Language';

/** Reads a source. */
export function readSource(source: AppSource): SourceContent {
  if (typeof source === 'string') {
    return source.trimStart().startsWith('{')
      ? readDocument(parse(source, 'The source'), 'Stack', new Map(), 'The source')
      : readPath(source);
  }
  if (!isObject(source)) throw new Error(`${JSON.stringify(source)} is no source of state machines: ${FITTING}.`);
  // By its form: the CDK is not loaded for what does not need it, and may be there twice.
  if ('node' in source) return readConstruct(source as unknown as IConstruct);
  return readDocument(source, 'Stack', new Map(), 'The source');
}

function readPath(path: string): SourceContent {
  if (!existsSync(path)) {
    throw new Error(`${path} does not exist: ${FITTING}.`);
  }
  if (statSync(path).isDirectory()) return { stacks: readAssembly(path) };
  const document = parse(readFileSync(path, 'utf8'), path);
  const name = basename(path).replace(/(\.template)?(\.[a-z]+)?$/, '');
  const assets = new Map([...readAssets(join(dirname(path), `${name}.assets.json`))]);
  return readDocument(document, name, assets, path);
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${what} is no JSON: ${(error as Error).message}`);
  }
}

function readDocument(document: unknown, name: string, assets: StackTemplate['assets'], what: string): SourceContent {
  if (isTemplate(document)) return { stacks: [{ name, template: document, assets }] };
  if (isObject(document) && 'StartAt' in document && 'States' in document) return { stacks: [], definition: document };
  throw new Error(`${what} is neither a template (no Resources) nor a definition (no StartAt and States).`);
}

/** The parts of the CDK's classes that are read, without loading them. */
interface Synthesisable {
  synth(options: { force: boolean }): { readonly directory: string };
}

function readConstruct(construct: IConstruct): SourceContent {
  const scopes = [...construct.node.scopes].reverse() as unknown[];
  const stage = scopes.find((scope): scope is Synthesisable => typeof (scope as Synthesisable).synth === 'function');
  if (!stage) throw new Error(`${construct.node.path} is in no app, so that it cannot be synthesised.`);
  const { directory } = stage.synth({ force: true });
  const stacks = readAssembly(directory);
  const stack = (construct as { stack?: { stackName: string; resolve(value: unknown): string } }).stack;
  if (!stack || stack === (construct as unknown)) return { stacks };
  const resource = (construct.node.defaultChild ?? construct) as { readonly logicalId?: string };
  return { stacks, logicalId: stack.resolve(resource.logicalId) };
}

interface Artifact {
  readonly type: string;
  readonly properties?: {
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly directoryName?: string;
  };
}

function readAssembly(folder: string): StackTemplate[] {
  const manifestFile = join(folder, 'manifest.json');
  if (!existsSync(manifestFile)) {
    throw new Error(`${folder} has no manifest.json: name the folder that cdk synth writes, cdk.out.`);
  }
  const { artifacts } = readJson<{ artifacts?: Record<string, Artifact> }>(manifestFile);
  return Object.entries(artifacts ?? {}).flatMap(([id, { type, properties }]) => {
    if (type === 'cdk:cloud-assembly') return readAssembly(join(folder, properties!.directoryName!));
    if (type !== 'aws:cloudformation:stack') return [];
    const template = readJson<Template>(join(folder, properties!.templateFile!));
    // A stack without resources has none at all in its template.
    const whole = { ...template, Resources: template.Resources ?? {} };
    const assets = new Map(readAssets(join(folder, properties!.templateFile!.replace('.template.', '.assets.'))));
    return [{ name: properties?.stackName ?? id, template: whole, assets }];
  });
}

interface AssetFile {
  readonly source: { readonly path?: string };
  readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
}

function readAssets(manifestFile: string): [key: string, path: string][] {
  if (!existsSync(manifestFile)) return [];
  const { files } = readJson<{ files?: Record<string, AssetFile> }>(manifestFile);
  return Object.values(files ?? {}).flatMap(({ source, destinations }) =>
    Object.values(destinations).flatMap(({ objectKey }): [string, string][] =>
      source.path === undefined ? [] : [[objectKey, join(dirname(manifestFile), source.path)]],
    ),
  );
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
