import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  DefinitionBody,
  type IChainable,
  type QueryLanguage,
  StateMachine,
  type StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { flatten, type Statement } from './permissions';

/**
 * A stack of its own in one region, for one test.
 *
 * The CDK's own validation of templates takes most of a test's time: the suite asks for it once for each task, pattern and language.
 * The least CDK has none yet.
 */
export function stackIn(region = 'eu-west-1', builtinCloudFormationValidation = false): Stack {
  const validation = { builtinCloudFormationValidation };
  return new Stack(new App({ ...validation, analyticsReporting: false }), 'Stack', {
    env: { region, account: '123456789012' },
  });
}

/** A stack whose template the CDK validates, states and policies included. */
export function validatedStack(): Stack {
  return stackIn(undefined, true);
}

/** What a state machine around some states synthesises to. */
export interface Synthesised {
  /** The definition, parsed; what only the deployment knows stands there as `<…>`. */
  readonly definition: { readonly States: Record<string, Record<string, any>>; readonly [field: string]: unknown };
  /** The statements of the machine's role. */
  readonly statements: readonly Statement[];
  /** The warnings of the synthesis. */
  readonly warnings: readonly string[];
}

/** How the machine is made. */
export interface MachineOptions {
  readonly queryLanguage?: QueryLanguage;
  readonly stateMachineType?: StateMachineType;
}

/** Puts states into a state machine and synthesises their app: throws what a user would see. */
export function synthesise(stack: Stack, states: IChainable, options: MachineOptions = {}): Synthesised {
  new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(states), ...options });
  const template = Template.fromStack(stack);
  const machines = template.findResources('AWS::StepFunctions::StateMachine');
  const logicalId = Object.keys(machines).find((id) => id.startsWith('Machine'))!;
  const policies = template.findResources('AWS::IAM::Policy', {
    Properties: { PolicyName: Match.stringLikeRegexp('^Machine') },
  });
  return {
    definition: JSON.parse(flatten(machines[logicalId]!['Properties'].DefinitionString)),
    statements: Object.values(policies).flatMap((policy) => policy['Properties'].PolicyDocument.Statement),
    warnings: warningsOf(stack),
  };
}

/** The one state of a machine that holds a single task. */
export function synthesiseState(stack: Stack, task: IChainable, options?: MachineOptions): Record<string, any> {
  return synthesise(stack, task, options).definition.States[task.startState.stateId]!;
}

function warningsOf(stack: Stack): string[] {
  return stack.node
    .findAll()
    .flatMap((construct) => construct.node.metadata)
    .filter(({ type }) => type === 'aws:cdk:warning')
    .map(({ data }) => String(data));
}
