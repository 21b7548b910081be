import { main, simulate } from '../src';
import { nearestName } from '../src/nearest-name';

describe('a name that is wrong', () => {
  test.each([
    ['chrage', ' Did you mean charge?'],
    ['Charg', ' Did you mean charge?'],
    ['chargee', ' Did you mean charge?'],
    ['pay', ' Did you mean payment?'],
    ['refunds', ' Did you mean refund?'],
    ['invoice', ''],
    ['', ''],
    ['ch', ''],
  ])('such as %s, then the nearest is offered, if there is one', (written, question) => {
    expect(nearestName(written, ['payment', 'charge', 'refund'])).toBe(question);
  });

  const machine = (state: object) => ({ StartAt: 'A', States: { A: { End: true, ...state } } });
  const call = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:chrage' };
  const functions = { charge: () => null };
  test.each<[string, object, string]>([
    ['a field', { Type: 'Pass', Paramters: {} }, 'is no field of a Pass state in JSONPath. Did you mean Parameters?'],
    [
      'an intrinsic function',
      { Type: 'Pass', Parameters: { 'a.$': "States.Formt('a')" } },
      'there is no intrinsic function States.Formt. Did you mean States.Format?',
    ],
    ['a function', call, 'Did you mean charge?'],
    [
      'a function that is invoked',
      { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'chrage' } },
      'Did you mean charge?',
    ],
    ['an integration', { Type: 'Task', Resource: 'arn:aws:states:::dynamdb:getItem' }, 'Did you mean dynamodb?'],
    ['an API', { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:getItm' }, 'Did you mean getItem?'],
    ['a service', { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:dynamdb:getItem' }, 'Did you mean dynamodb?'],
    ['a type', { Type: 'Pas' }, 'found "Pas". Did you mean Pass?'],
  ])('of %s, then the run does not start, and the nearest is offered', async (_, state, problem) => {
    await expect(simulate({ definition: machine(state), functions })).rejects.toThrow(problem);
  });

  test('of a state to go to, then the run does not start, and the nearest is offered', async () => {
    const definition = {
      StartAt: 'Charge',
      States: { Charge: { Type: 'Pass', Next: 'Refnud' }, Refund: { Type: 'Succeed' } },
    };
    await expect(simulate({ definition })).rejects.toThrow("Missing 'Next' target: Refnud. Did you mean Refund?");
  });

  test.each([
    [['run', 'x.json', '--machin', 'Orders'], 'There is no option --machin. Did you mean --machine?'],
    [['serve', '--prot=1'], 'There is no option --prot. Did you mean --port?'],
    [['rum', 'x.json'], 'There is no command rum: run and serve are the two. Did you mean run?'],
  ])('on the command line, %j, then the nearest is offered', async (args, message) => {
    let said = '';
    expect(await main(args, { write: () => undefined }, { write: (text) => (said += text) })).toBe(2);
    expect(said).toContain(message);
  });
});
