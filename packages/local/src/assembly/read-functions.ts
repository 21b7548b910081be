import { existsSync, statSync } from 'node:fs';
import type { FunctionFacts, UnrunnableFunction } from '../functions/function-facts';
import type { TemplateResolver } from './resolve-template';
import { isObject } from './template';

interface FunctionProperties {
  readonly Code?: { readonly ZipFile?: string; readonly S3Key?: string; readonly ImageUri?: string };
  readonly Environment?: { readonly Variables?: Readonly<Record<string, unknown>> };
  readonly Handler?: string;
  readonly Layers?: readonly string[];
  readonly MemorySize?: number;
  readonly Runtime?: string;
  readonly Timeout?: number;
}

/** The functions of a stack: those that can be run here, and those that cannot. */
export function readFunctions(resolver: TemplateResolver): (FunctionFacts | UnrunnableFunction)[] {
  return Object.entries(resolver.stack.template.Resources)
    .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
    .map(([logicalId, { Properties }]) => readFunction(resolver, logicalId, Properties ?? {}));
}

/** Whether a function can be run here. */
export function isRunnable(found: FunctionFacts | UnrunnableFunction): found is FunctionFacts {
  return 'handler' in found;
}

function readFunction(
  resolver: TemplateResolver,
  logicalId: string,
  written: Readonly<Record<string, unknown>>,
): FunctionFacts | UnrunnableFunction {
  const { name, arn } = resolver.named(logicalId);
  try {
    const properties = resolver.resolve(written) as FunctionProperties;
    const { Runtime: runtime = '', Handler: handler = '', Layers: layers = [] } = properties;
    if (properties.Code?.ImageUri !== undefined) return { name, reason: 'its code is a container image' };
    if (!runtime.startsWith('nodejs')) return { name, reason: `its runtime is ${runtime || 'not known'}, no Node.js` };
    if (layers.length > 0) return { name, reason: 'it has layers' };
    const code = readCode(resolver, properties);
    if ('reason' in code) return { name, reason: code.reason };
    return {
      name,
      arn,
      runtime,
      handler,
      code,
      environment: environmentOf(properties),
      timeoutSeconds: properties.Timeout ?? 3,
      memoryMegabytes: properties.MemorySize ?? 128,
    };
  } catch (error) {
    return { name, reason: (error as Error).message };
  }
}

function environmentOf({ Environment }: FunctionProperties): Record<string, string> {
  const variables = Object.entries(Environment?.Variables ?? {});
  return Object.fromEntries(variables.map(([name, value]) => [name, String(value)]));
}

function readCode(
  resolver: TemplateResolver,
  { Code }: FunctionProperties,
): FunctionFacts['code'] | { reason: string } {
  if (!isObject(Code)) return { reason: 'it has no code' };
  if (Code.ZipFile !== undefined) return { text: Code.ZipFile };
  const folder = resolver.stack.assets.get(Code.S3Key ?? '');
  if (folder === undefined) return { reason: 'its code is not in the cloud assembly: name the cdk.out folder' };
  if (!existsSync(folder)) return { reason: `its code, ${folder}, is missing: synthesise again` };
  if (!statSync(folder).isDirectory()) return { reason: `its code, ${folder}, is an archive` };
  return { folder };
}
