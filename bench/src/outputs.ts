import type { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { type Contender, tasksOf } from './contenders';
import { prepare } from './machine';

/** How large what a contender generates is, in characters. */
export interface OutputSize {
  readonly definition: number;
  readonly policy: number;
}

export function outputSize(contender: Contender, count: number, language: QueryLanguage): OutputSize {
  const resources = Object.values(prepare(tasksOf(contender, language), count, language).run().Resources);
  const size = (type: string, property: string) =>
    resources
      .filter(({ Type }) => Type === type)
      .reduce((sum, { Properties }) => sum + JSON.stringify(Properties[property]).length, 0);
  return {
    definition: size('AWS::StepFunctions::StateMachine', 'DefinitionString'),
    policy: size('AWS::IAM::Policy', 'PolicyDocument') + size('AWS::IAM::ManagedPolicy', 'PolicyDocument'),
  };
}
