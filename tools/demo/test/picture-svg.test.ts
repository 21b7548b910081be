import type { WorkflowDefinition } from '../src/picture-definition';
import { readGraph } from '../src/picture-graph';
import { type Layout, layoutGraph } from '../src/picture-layout';
import type { Rectangle } from '../src/picture-route';
import { toSvg } from '../src/picture-svg';
import { awkwardWorkflow, jsonataWorkflow, orderWorkflow } from './picture-workflows';

const one = (state: WorkflowDefinition['States'][string]): WorkflowDefinition => ({
  StartAt: 'Only',
  States: { Only: state },
});

function overlap(first: Rectangle, second: Rectangle): boolean {
  return (
    first.x < second.x + second.width &&
    second.x < first.x + first.width &&
    first.y < second.y + second.height &&
    second.y < first.y + first.height
  );
}

function everyLayout(layout: Layout): Layout[] {
  return [layout, ...layout.boxes.flatMap(({ regions }) => regions.flatMap((region) => everyLayout(region.layout)))];
}

/** The corners of a path; its curves stay between theirs. */
function segments(path: string): Rectangle[] {
  const points = path
    .split(/[MLC]/)
    .slice(1)
    .map((part) => part.trim().split(' ').map(Number).slice(-2) as [number, number]);
  return points.slice(1).map(([x, y], index) => {
    const [lastX, lastY] = points[index]!;
    return { x: Math.min(x, lastX), y: Math.min(y, lastY), width: Math.abs(x - lastX), height: Math.abs(y - lastY) };
  });
}

const workflows = { orderWorkflow, jsonataWorkflow, awkwardWorkflow };

describe.each(Object.entries(workflows))('toSvg of %s', (_name, definition) => {
  const layouts = everyLayout(layoutGraph(readGraph(definition)));

  test('given any workflow, then no two states or labels overlap, and all are inside', () => {
    for (const { boxes, routes, width, height } of layouts) {
      const placed: Rectangle[] = [...boxes, ...routes.flatMap(({ label }) => label ?? [])];
      placed.forEach((first, index) => {
        expect(placed.slice(index + 1).filter((second) => overlap(first, second))).toEqual([]);
        expect(first.x).toBeGreaterThanOrEqual(-0.1);
        expect(first.y).toBeGreaterThanOrEqual(-0.1);
        expect(first.x + first.width).toBeLessThanOrEqual(width + 0.1);
        expect(first.y + first.height).toBeLessThanOrEqual(height + 0.1);
      });
    }
  });

  test('given any workflow, then no edge runs through a state', () => {
    for (const { boxes, routes } of layouts) {
      for (const { path } of routes) {
        for (const { x, y, width, height } of boxes) {
          const inside = { x: x + 0.2, y: y + 0.2, width: width - 0.4, height: height - 0.4 };
          expect(segments(path).filter((segment) => overlap(segment, inside))).toEqual([]);
        }
      }
    }
  });

  test('given any workflow, then no edge runs through the label of another', () => {
    for (const { routes } of layouts) {
      for (const { edge, label } of routes.filter((route) => route.label)) {
        const others = routes.filter((route) => route.edge !== edge);
        expect(others.filter(({ path }) => segments(path).some((segment) => overlap(segment, label!)))).toEqual([]);
      }
    }
  });

  test('given any workflow, then the elements of the document are balanced', () => {
    const open: string[] = [];
    for (const [, close, name, empty] of toSvg(definition, { title: 'x' }).matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)) {
      if (close) {
        expect(open.pop()).toBe(name);
      } else if (!empty) {
        open.push(name!);
      }
    }
    expect(open).toEqual([]);
  });
});

describe('toSvg', () => {
  test('given the order workflow, then integrations, waits, retries, conditions and errors can be read', () => {
    const svg = toSvg(orderWorkflow, { title: 'Orders' });

    for (const text of [
      'Orders',
      'sqs:sendMessage · waits for token',
      'ecs:runTask · waits for job',
      'Lambda function charge-card',
      'retries 6× / 3×',
      'for each of $.items · 5 at a time',
      '3600 seconds',
      'branch 2',
      'otherwise',
      'InvalidOrder',
    ]) {
      expect(svg).toContain(`>${text}</text>`);
    }
    expect(svg.match(/class="edge catch"/g)).toHaveLength(6);
    expect(svg).not.toContain('<script');
  });

  test('given names with markup and emoji, then they are escaped and whole', () => {
    const svg = toSvg(awkwardWorkflow, { title: '<b> & "co"' });

    expect(svg).toContain('&lt;b&gt; &amp; &quot;co&quot;');
    expect(svg).toContain('>a &lt;script&gt; &quot;quoted&quot; &amp; 👩‍🚀</text>');
    expect(svg).toContain('>first line second line</text>');
  });

  test('given a state of an unknown type, then the error names the state', () => {
    expect(() => toSvg(one({ Type: 'Loop', End: true }), { title: '' })).toThrow(
      'State "Only" has the unknown type "Loop"',
    );
  });

  test('given a transition to a state that does not exist, then the error names both', () => {
    expect(() => toSvg(one({ Type: 'Pass', Next: 'Gone' }), { title: '' })).toThrow('State "Only" leads to "Gone"');
    expect(() => toSvg({ StartAt: 'Gone', States: {} }, { title: '' })).toThrow('StartAt leads to "Gone"');
  });

  test('given a Map without a processor, then the error names the state', () => {
    expect(() => toSvg(one({ Type: 'Map', End: true }), { title: '' })).toThrow(
      'State "Only" is a Map without an ItemProcessor',
    );
  });
});
