import { readFileSync } from 'node:fs';
import type { TemplateResolver } from './resolve-template';

/** A state machine of a template. */
export interface MachineFacts {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly definition: object;
}

interface MachineProperties {
  readonly Definition?: object;
  readonly DefinitionString?: string;
  readonly DefinitionS3Location?: { readonly Key: string };
  readonly DefinitionSubstitutions?: Readonly<Record<string, unknown>>;
  readonly StateMachineType?: 'STANDARD' | 'EXPRESS';
}

/** The state machines of a stack, with names and ARNs in place of references. */
export function readMachines(resolver: TemplateResolver): MachineFacts[] {
  return Object.entries(resolver.stack.template.Resources)
    .filter(([, { Type }]) => Type === 'AWS::StepFunctions::StateMachine')
    .map(([logicalId, { Properties }]) => {
      const properties = resolver.resolve(Properties ?? {}) as MachineProperties;
      const { name, arn } = resolver.named(logicalId);
      const type = properties.StateMachineType ?? 'STANDARD';
      return { logicalId, name, arn, type, definition: parse(definitionText(properties, resolver, name), name) };
    });
}

function definitionText(properties: MachineProperties, { stack }: TemplateResolver, name: string): string {
  const { Definition, DefinitionString, DefinitionS3Location, DefinitionSubstitutions = {} } = properties;
  let text = DefinitionString ?? (Definition && JSON.stringify(Definition));
  if (DefinitionS3Location) {
    const file = stack.assets.get(DefinitionS3Location.Key);
    if (file === undefined) {
      throw new Error(
        `The definition of ${name} is a file that is not in the cloud assembly: name the cdk.out folder.`,
      );
    }
    text = readFileSync(file, 'utf8');
  }
  if (text === undefined) throw new Error(`The state machine ${name} has no definition.`);
  return text.replace(/\$\{([A-Za-z0-9_]+)\}/g, (whole, key: string) =>
    Object.hasOwn(DefinitionSubstitutions, key) ? String(DefinitionSubstitutions[key]) : whole,
  );
}

function parse(text: string, name: string): object {
  try {
    return JSON.parse(text) as object;
  } catch (error) {
    throw new Error(`The definition of ${name} is no JSON: ${(error as Error).message}`);
  }
}
