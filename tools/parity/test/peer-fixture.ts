/** A library of the shape of aws-cdk-lib, with one module of tasks: its declarations, and the manifest that says the same. */
const tasks = 'aws-cdk-lib.aws_stepfunctions_tasks';
const states = 'aws-cdk-lib.aws_stepfunctions';

const string = { primitive: 'string' };
const number = { primitive: 'number' };
const own = (name: string): object => ({ fqn: `${tasks}.${name}` });
const listOf = (elementtype: object): object => ({ collection: { kind: 'array', elementtype } });
const mapOf = (elementtype: object): object => ({ collection: { kind: 'map', elementtype } });
const parameters = (props: string): object[] => [
  { name: 'scope', type: { fqn: 'constructs.Construct' } },
  { name: 'id', type: string },
  { name: 'props', type: own(props) },
];

const text = { name: 'text', type: string, immutable: true };
const receivers = { name: 'receivers', type: listOf(own('Receiver')), immutable: true };

const types: readonly object[] = [
  { fqn: `${states}.TaskBase`, kind: 'class' },
  {
    fqn: `${states}.BaseProps`,
    kind: 'interface',
    datatype: true,
    properties: [{ name: 'comment', type: string, optional: true, immutable: true }],
  },
  {
    fqn: `${tasks}.SendLetter`,
    kind: 'class',
    base: `${states}.TaskBase`,
    initializer: { parameters: parameters('SendLetterProps') },
    properties: [{ name: 'metrics', type: string, optional: true, immutable: true, protected: true }],
    methods: [
      {
        name: 'jsonata',
        static: true,
        parameters: parameters('SendLetterJsonataProps'),
        returns: { type: own('SendLetter') },
      },
    ],
  },
  {
    fqn: `${tasks}.SendLetterProps`,
    kind: 'interface',
    datatype: true,
    interfaces: [`${states}.BaseProps`],
    properties: [
      text,
      { name: 'stamp', type: own('Stamp'), optional: true, immutable: true },
      { name: 'copies', type: number, optional: true, immutable: true },
      receivers,
      { name: 'seal', type: own('SendLetter.SealProperty'), optional: true, immutable: true },
    ],
  },
  {
    fqn: `${tasks}.SendLetterJsonataProps`,
    kind: 'interface',
    datatype: true,
    interfaces: [`${states}.BaseProps`],
    properties: [
      text,
      receivers,
      { name: 'outputs', type: mapOf({ primitive: 'any' }), optional: true, immutable: true },
    ],
  },
  {
    fqn: `${tasks}.SendLetter.SealProperty`,
    kind: 'interface',
    datatype: true,
    properties: [{ name: 'color', type: string, immutable: true }],
  },
  {
    fqn: `${tasks}.Receiver`,
    kind: 'interface',
    datatype: true,
    properties: [{ name: 'name', type: string, immutable: true }],
  },
  { fqn: `${tasks}.Stamp`, kind: 'enum', members: [{ name: 'FIRST' }, { name: 'SECOND' }] },
  {
    fqn: `${tasks}.Envelope`,
    kind: 'class',
    abstract: true,
    interfaces: [`${tasks}.IPaper`],
    initializer: { parameters: [{ name: 'labels', type: string, variadic: true }] },
    properties: [
      { name: 'size', type: number },
      { name: 'LARGE', type: own('Envelope'), static: true, immutable: true },
    ],
    methods: [
      { name: 'fold', parameters: [{ name: 'times', type: number, optional: true }], returns: { type: string } },
      { name: 'glue', protected: true },
    ],
  },
  { fqn: `${tasks}.IPaper`, kind: 'interface', methods: [{ name: 'fold', returns: { type: string } }] },
];

/** The manifest. */
export const manifest: object = {
  types: Object.fromEntries(
    types.map((type) => {
      const located = { ...type, locationInModule: { filename: 'aws-stepfunctions-tasks/lib/letters/letter.ts' } };
      return [(type as { fqn: string }).fqn, located];
    }),
  ),
};

/** What the comparison needs of the declarations: the types of other modules, and the values of enums. */
export const declarations = `
export declare namespace aws_stepfunctions {
  class TaskBase { private readonly task; }
  interface BaseProps { readonly comment?: string }
}
export declare namespace aws_stepfunctions_tasks {
  enum Stamp { FIRST = 'first', SECOND = 'second' }
}
`;
