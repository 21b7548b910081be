import { sampleOf } from '../src/sample';

const shapes = {
  Request: {
    type: 'structure',
    members: { Id: 'Id', Tags: 'Tags', Note: 'string', Mode: 'Mode' },
    required: ['Id', 'Tags', 'Mode'],
  },
  Id: { type: 'string', min: 3 },
  Tags: { type: 'list', member: 'Tag', min: 1 },
  Tag: { type: 'map', key: 'string', value: 'Size', min: 1 },
  Size: { type: 'integer', min: 5, max: 9 },
  Mode: { type: 'structure', union: true, members: { Fast: 'boolean', Slow: 'string' } },
  Color: { type: 'string', enum: ['RED', 'BLUE'] },
} as const;

test('given a structure, then the sample holds what is required and one member of a union', () => {
  expect(sampleOf(shapes, 'Request')).toEqual({ Id: 'aaa', Tags: [{ a: 5 }], Mode: { Fast: true } });
});

test.each([
  ['Color', 'RED'],
  ['float', 1],
  ['timestamp', '2030-01-01T00:00:00Z'],
  ['blob', 'a'],
  ['document', {}],
])('given %s, then the sample is %j', (shape, sample) => {
  expect(sampleOf(shapes, shape)).toEqual(sample);
});
