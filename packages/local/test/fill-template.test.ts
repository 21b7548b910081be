import { fillTemplate } from '../src/aws/fill-template';
import { optimisedIntegrations } from '../src/integrations.generated';

const { addStep, terminateCluster } = optimisedIntegrations['elasticmapreduce']!.apis;

describe('given a request or an answer that Step Functions has otherwise than the API', () => {
  const request = { ClusterId: 'j', Step: { Name: 'count', ActionOnFailure: 'CONTINUE' } };

  test('when it is made, then it has the members of the API, without those that nobody gave', () => {
    expect(fillTemplate(addStep!.request!, { request })).toEqual({ JobFlowId: 'j', Steps: [request.Step] });
    expect(fillTemplate(terminateCluster!.request!, { request })).toEqual({ JobFlowIds: ['j'] });
    expect(fillTemplate(addStep!.result!, { request, response: { StepIds: ['s'] } })).toEqual({ StepId: 's' });
  });

  test('when values look like paths or like members of every object, then they stay values', () => {
    const template = { Name: 'request.Name', Reason: 'Stopped. By request.' };
    expect(fillTemplate(template, { request: { Name: 'request.Secret', Secret: 's' } })).toEqual({
      Name: 'request.Secret',
      Reason: 'Stopped. By request.',
    });
    expect(fillTemplate({ Name: 'request.constructor' }, { request: {} })).toEqual({});
  });
});
