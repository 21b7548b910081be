import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DefinitionBody, type IChainable, type QueryLanguage, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';

/** The CDK's own validation takes most of a test's time; the least CDK has none yet. */
const VALIDATION = { builtinCloudFormationValidation: false };

/** A stack of its own in one region, for one test. */
export function stackIn(region = 'eu-west-1'): Stack {
  return new Stack(new App({ ...VALIDATION, analyticsReporting: false }), 'Stack', {
    env: { region, account: '123456789012' },
  });
}

/** Synthesises a machine of some states; what only the deployment knows stands in the definition by its logical id. */
export function synthesise(stack: Stack, states: IChainable, queryLanguage?: QueryLanguage) {
  new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(states), queryLanguage });
  const template = Template.fromStack(stack);
  const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  const [policy] = Object.values(template.findResources('AWS::IAM::Policy'));
  return {
    template,
    states: JSON.parse(flatten(machine!['Properties'].DefinitionString)).States as Record<string, any>,
    statements: policy!['Properties'].PolicyDocument.Statement as unknown[],
    warnings: states.startState.node.metadata.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => data),
  };
}

function flatten(value: any): string {
  if (typeof value === 'string') return value;
  return value['Fn::Join']?.[1].map(flatten).join('') ?? `<${(value['Fn::GetAtt'] ?? [value.Ref]).join('.')}>`;
}
