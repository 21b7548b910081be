import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { CONTENDERS, type Contender, tasksOf } from '../src/contenders';
import { prepare } from '../src/machine';

const LANGUAGES = [QueryLanguage.JSON_PATH, QueryLanguage.JSONATA];

function definition(contender: Contender, language: QueryLanguage): any {
  const { Resources } = prepare(tasksOf(contender, language), 20, language).run();
  const machine = Object.values(Resources).find(({ Type }) => Type === 'AWS::StepFunctions::StateMachine')!;
  const text = machine.Properties['DefinitionString'];
  return JSON.parse(
    typeof text === 'string'
      ? text
      : text['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : 'aws')).join(''),
  );
}

describe.each(LANGUAGES)('given a machine in %s', (language) => {
  test.each(CONTENDERS)('when %s renders 20 tasks, then the definition has all of them', (contender) => {
    expect(Object.keys(definition(contender, language).States)).toHaveLength(20);
  });

  test('when the floor renders, then it yields what ours do', () => {
    expect(definition('floor', language)).toEqual(definition('ours', language));
  });

  test('when ours and the peer render, then each state has the same resource', () => {
    const resources = (contender: Contender) =>
      Object.values<any>(definition(contender, language).States).map(({ Resource }) =>
        Resource.replace('sync:2', 'sync'),
      );
    expect(resources('ours')).toEqual(resources('peer'));
  });
});
