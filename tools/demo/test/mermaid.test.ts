import { awkwardWorkflow, jsonataWorkflow, orderWorkflow } from '../../../packages/local/test/page-workflows';
import { toMermaid } from '../src/mermaid';

describe('toMermaid', () => {
  test('given a workflow with branches and items, then every subgraph is closed and their insides are indented', () => {
    const lines = toMermaid(orderWorkflow).split('\n');

    expect(lines[0]).toBe('flowchart TB');
    expect(lines.filter((line) => /^ *subgraph /.test(line))).toHaveLength(4);
    expect(lines.filter((line) => /^ *end$/.test(line))).toHaveLength(4);
    expect(lines.find((line) => line.includes('Pack item'))).toMatch(/^ {8}state\d+\[/);
  });

  test('given caught errors and choices, then their edges are dotted and labelled', () => {
    const text = toMermaid(orderWorkflow);

    expect(text).toMatch(/state\d+ -\.->\|"CardDeclined"\| state\d+/);
    expect(text).toMatch(/state\d+ -->\|"\$\.payment\.method = #34;invoice#34;"\| state\d+/);
    expect(text).toMatch(/state\d+ -->\|"otherwise"\| state\d+/);
  });

  test('given JSONata, then conditions and details stand without their delimiters', () => {
    const text = toMermaid(jsonataWorkflow);

    expect(text).toContain('|"$states.input.total #62; 100"|');
    expect(text).toContain('for each of $states.input.items · distributed');
    expect(text).toContain('until $states.input.time');
  });

  test('given names with markup, quotes, line breaks and emoji, then nothing of them is taken for syntax', () => {
    const text = toMermaid(awkwardWorkflow);

    expect(text).toContain('"a #60;script#62; #34;quoted#34; #38; 👩‍🚀<br/>Pass"');
    expect(text).toContain('"first line second line<br/>');
    expect(text).toContain('"1#46; #42;bold#42; #36;$x$<br/>');
  });
});
