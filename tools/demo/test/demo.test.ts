import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OrderFulfilment } from '@sfn-tasks-internal/order-fulfilment';
import { demo } from '../src';

const parent = mkdtempSync(join(tmpdir(), 'demo-test-'));
const folder = join(parent, 'output');
let lines: string[];

function show(makeStack: Parameters<typeof demo>[0]['makeStack']): string[] {
  return demo({ makeStack, folder, from: parent, width: 110, headline: (text) => `# ${text}` });
}

/** The cells of a state's row in the table of a machine. */
function rowOf(machine: string, state: string): string[] {
  const table = lines.slice(lines.indexOf(`# ${machine}`));
  const row = table.find((line) => line.trim().startsWith(`${state}  `) || line.trim() === state)!;
  return row.trim().split(/ {2,}/);
}

function textOf(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

beforeAll(() => {
  show((app) => new OrderFulfilment(app, 'Before'));
  writeFileSync(join(folder, 'stale.txt'), '');
  lines = show((app) => new OrderFulfilment(app, 'OrderFulfilment'));
});

afterAll(() => rmSync(parent, { recursive: true }));

test.each(['JsonPath/Orders', 'Jsonata/Orders'])(
  'given %s, then each task shows API, pattern and permissions',
  (machine) => {
    expect(rowOf(machine, 'Ask for approval')).toEqual([
      'Ask for approval',
      'sqs:sendMessage',
      'waits for token',
      'sqs:SendMessage on Shop/Approvals',
    ]);
    expect(rowOf(machine, 'Reserve stock of one line').slice(1)).toEqual([
      'dynamodb:updateItem',
      'request/response',
      'dynamodb:UpdateItem on Shop/Stock',
    ]);
    expect(rowOf(machine, 'Ship').slice(1, 3)).toEqual(['states:startExecution', 'waits for job']);
  },
);

test('given states that are no tasks, then they show their type', () => {
  expect(rowOf('JsonPath/Orders', 'Reserve stock')).toEqual(['Reserve stock', 'Map']);
  expect(rowOf('JsonPath/Orders', 'Fulfil')).toEqual(['Fulfil', 'Parallel']);
  expect(rowOf('Jsonata/Orders', 'Price')).toEqual(['Price', 'Pass']);
});

test('given a task whose resource is a function, then it shows as one', () => {
  expect(rowOf('JsonPath/Orders', 'Price').slice(0, 3)).toEqual(['Price', 'Lambda function', 'request/response']);
});

test('given roles of tasks alone, then no machine has other permissions', () => {
  const claims = lines.filter((line) => line.includes('role of the state machine'));
  expect(claims).toEqual(Array(3).fill('The role of the state machine has these permissions and no other.'));
});

test('given a width, then no line is wider', () => {
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(110);
});

test('given a folder with other files, then only the files of this run are in it, and each is told of', () => {
  const machines = ['JsonPathOrders', 'JsonataOrders', 'ShopShipping'];
  const files = machines.flatMap((machine) => [`${machine}.definition.json`, `${machine}.mmd`, `${machine}.svg`]);
  expect(readdirSync(folder).sort()).toEqual([...files, 'OrderFulfilment.template.json'].sort());
  for (const file of files) expect(lines.some((line) => line.includes(join('output', file)))).toBe(true);
});

test('given the files, then they are template, definition and pictures', () => {
  const template = JSON.parse(textOf('OrderFulfilment.template.json'));
  expect(Object.keys(template.Resources).length).toBeGreaterThan(10);
  const definition = JSON.parse(textOf('JsonataOrders.definition.json'));
  expect(definition).toMatchObject({ StartAt: 'Price', QueryLanguage: 'JSONata' });
  expect(definition.States['Charge'].Arguments.FunctionName).toBe('${Shop/Charge.Arn}');
  expect(textOf('JsonPathOrders.svg')).toMatch(/^<svg [\s\S]*Ask for approval/);
  expect(textOf('JsonPathOrders.mmd')).toMatch(/^flowchart TB\n[\s\S]*Ask for approval/);
});
