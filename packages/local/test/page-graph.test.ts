import { InvalidDefinition, renderGraph } from '../src';
import { awkwardWorkflow, jsonataWorkflow, orderWorkflow } from './page-workflows';

/** The names of the elements that are open where the document ends; none of a document that is whole. */
function openAtTheEnd(svg: string): string[] {
  const open: string[] = [];
  for (const [, close, name = '', empty] of svg.matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)) {
    if (close) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name);
  }
  return open;
}

describe('given a definition', () => {
  test.each([orderWorkflow, jsonataWorkflow, awkwardWorkflow])(
    'when it is drawn, then the document is whole',
    (each) => {
      expect(openAtTheEnd(renderGraph(each, { title: 'x' }))).toEqual([]);
      expect(renderGraph(JSON.stringify(each))).toBe(renderGraph(each));
    },
  );

  test('when it is drawn, then integrations, waits, retries, conditions and errors can be read', () => {
    const svg = renderGraph(orderWorkflow, { title: 'Orders' });
    for (const text of [
      'Orders',
      'sqs:sendMessage · waits for token',
      'ecs:runTask · waits for job',
      'Lambda function charge-card',
      'retries 6× / 3×',
      'Map · for each of $.items · 5 at a time',
      'Wait · 3600 seconds',
      'otherwise',
      'InvalidOrder',
      'Ask a person to approve the',
      'unusually large order',
    ]) {
      expect(svg).toContain(`>${text}</text>`);
    }
    expect(svg.match(/class="edge catch"/g)).toHaveLength(6);
    expect(svg).not.toContain('<script');
  });

  test('when a state leads to itself, then the errors on that way can be read', () => {
    expect(renderGraph(jsonataWorkflow)).toContain('>States.Http.StatusCode.429</text>');
  });

  test('when its names hold markup and emoji, then they are escaped and whole', () => {
    const svg = renderGraph(awkwardWorkflow, { title: '<b> & "co"' });
    expect(svg).toContain('&lt;b&gt; &amp; &quot;co&quot;');
    expect(svg).toContain('>a &lt;script&gt; &quot;quoted&quot; &amp; 👩‍🚀</text>');
    expect(svg).toContain('>first line second line</text>');
    expect(svg).not.toMatch(/<script|<\/title>(?!<rect|<path)/);
  });

  test('when its resources are placeholders of a template, then it is drawn', () => {
    const States = { Charge: { Type: 'Task', Resource: '${Charge.Arn}', End: true } };
    expect(renderGraph({ StartAt: 'Charge', States })).toContain('>Lambda function Charge</text>');
  });

  test.each([
    [{ Type: 'Loop', End: true }, '/States/Only'],
    [{ Type: 'Pass', Next: 'Gone' }, '/States/Only'],
    [{ Type: 'Map', End: true }, '/States/Only'],
  ])('when a state is %j, then the error names it', (state, place) => {
    const draw = () => renderGraph({ StartAt: 'Only', States: { Only: state } });
    expect(draw).toThrow(InvalidDefinition);
    expect(draw).toThrow(place);
  });
});
