import { join } from 'node:path';
import {
  casesOf,
  complaintOf,
  isAbout,
  type Leaf,
  leavesOf,
  outcomeOf,
  surveyTasks,
  wholeCasesOf,
  wholeComplaintOf,
} from '../src';
import exceptions from '../src/exceptions.json';
import { reasonFor } from '../src/no-values';
import places from '../src/places.json';

const tasks = surveyTasks(join(__dirname, '../../..'));
const cases = tasks.flatMap(casesOf);

describe('every prop of every task', () => {
  test('is found in the packages of the workspace', () => {
    expect(tasks.length).toBeGreaterThan(70);
    expect(cases.length).toBeGreaterThan(2500);
  });

  test.each(tasks)('of $name takes an expression of either language, or says what to do', (task) => {
    const own = cases.filter((each) => each.task === task);
    const complaints = own.map((each) => complaintOf(each, outcomeOf(each), exceptions, places));
    expect(complaints.filter((complaint) => complaint !== undefined)).toEqual([]);
  });

  test.each(tasks)(
    'of $name that is a list, a map or an object takes one expression, or the problem names it',
    (task) => {
      const complaints = wholeCasesOf(task).map((each) => wholeComplaintOf(each, outcomeOf(each), places));
      expect(complaints.filter((complaint) => complaint !== undefined)).toEqual([]);
    },
  );

  test('whose type is a number, a boolean, a choice or a list of text takes JSONata as text, or stands in the table', () => {
    const gaps = tasks.flatMap((task) =>
      leavesOf(task.props, [])
        .filter((leaf) => isPlainValue(leaf) && !leaf.types.some(({ kind }) => kind === 'jsonata' || kind === 'string'))
        .map(({ path }) => ({ task: `${task.service}/${task.name}`, prop: path.map(({ text }) => text).join('') })),
    );
    const listed = (gap: { task: string; prop: string }) =>
      exceptions.some(({ task, prop }) => task === gap.task && prop === gap.prop.replace(/\[\]$/, ''));
    expect(gaps.filter((gap) => !listed(gap))).toEqual([]);
  });

  test('whose type is a class or a resource takes expressions through it, or there is a reason', () => {
    const names = tasks.flatMap((task) =>
      leavesOf(task.props, []).flatMap(({ types }) =>
        types.flatMap((type) => (type.kind === 'named' ? [type.name] : [])),
      ),
    );
    const unknown = [...new Set(names)].filter((name) => reasonFor(name) === undefined);
    expect(unknown.sort()).toEqual([]);
  });

  test('in the table of exceptions exists, and needs its entry', () => {
    const unused = exceptions.filter((exception) => !cases.some((each) => isAbout(exception, each)));
    expect(unused).toEqual([]);
  });
});

function isPlainValue({ types }: Leaf): boolean {
  return types.some(
    (type) =>
      type.kind === 'number' ||
      type.kind === 'boolean' ||
      type.kind === 'literal' ||
      (type.kind === 'list' && type.element.some(({ kind }) => kind === 'string')),
  );
}
