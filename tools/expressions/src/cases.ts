import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { EXPRESSIONS, GIVEN, LITERALS, type Making } from './named-types';
import type { Prop, PropType, SurveyedTask } from './survey';

/** One prop of a task, given an expression in one of the ways that its type admits. */
export interface ExpressionCase {
  readonly task: SurveyedTask;
  /** Such as `instances.instanceFleets[].name`. */
  readonly prop: string;
  readonly language: QueryLanguage;
  /** How the expression is given, such as `numberAt`. */
  readonly form: string;
  readonly props: (making: Making) => Record<string, unknown>;
}

/** What every expression of the cases reads, so that it is found in what is rendered. */
export const RUN_TIME = {
  [QueryLanguage.JSON_PATH]: '$.runTime',
  [QueryLanguage.JSONATA]: '{% $states.input.runTime %}',
};

type Form = { readonly form: string; readonly language: QueryLanguage; readonly make: (making: Making) => unknown };

/** Every way to give an expression to a prop of a task, at any depth. */
export function casesOf(task: SurveyedTask): ExpressionCase[] {
  return leavesOf(task.props, []).flatMap(({ path, types }) =>
    formsOf(types).map(({ form, language, make }) => ({
      task,
      prop: path.map(({ text }) => text).join(''),
      language,
      form,
      props: (making) => withGiven(objectOf(task.props, making, { path, make }), path[0]!.key, task),
    })),
  );
}

function withGiven(props: Record<string, unknown>, target: string | number, { service, name }: SurveyedTask) {
  const given = GIVEN[`${service}/${name}`];
  return { ...props, ...given, [target]: props[target] };
}

/** The props that take values, whose types are no objects of their own, with the types that they take. */
export function leavesOf(props: readonly Prop[], before: readonly Step[]): Leaf[] {
  return props.flatMap((prop) => {
    const path = [...before, { key: prop.name, text: before.length === 0 ? prop.name : `.${prop.name}` }];
    return valuesOf(prop.types, path);
  });
}

interface Step {
  readonly key: string | number;
  readonly text: string;
}

/** A place that takes values. */
export interface Leaf {
  readonly path: readonly Step[];
  readonly types: readonly PropType[];
}

function valuesOf(types: readonly PropType[], path: readonly Step[]): Leaf[] {
  const elements = types.flatMap((type) => (type.kind === 'list' ? type.element : []));
  const inner = types.flatMap((type) => {
    if (type.kind === 'object' && LITERALS[type.name] === undefined) return leavesOf(type.props, path);
    if (type.kind === 'map') return valuesOf(type.value, [...path, { key: 'Key', text: '{}' }]);
    return [];
  });
  const listed = elements.length === 0 ? [] : valuesOf(elements, [...path, { key: 0, text: '[]' }]);
  return [{ path, types }, ...listed, ...inner];
}

/** Every list, map and object of a task as one expression, as plain JavaScript lets one give it whatever the type says. */
export function wholeCasesOf(task: SurveyedTask): ExpressionCase[] {
  return wholesOf(task.props, []).flatMap(({ path, types }) =>
    wholeForms(types).map(({ form, language, make }) => ({
      task,
      prop: path.map(({ text }) => text).join(''),
      language,
      form,
      props: (making) => withGiven(objectOf(task.props, making, { path, make }), path[0]!.key, task),
    })),
  );
}

function wholesOf(props: readonly Prop[], before: readonly Step[]): Leaf[] {
  const within = (types: readonly PropType[], path: readonly Step[]): Leaf[] => {
    const isWhole = types.some(({ kind }) => kind === 'list' || kind === 'map' || kind === 'object');
    const inner = types.flatMap((type) => {
      if (type.kind === 'list') return within(type.element, [...path, { key: 0, text: '[]' }]);
      if (type.kind === 'map') return within(type.value, [...path, { key: 'Key', text: '{}' }]);
      return type.kind === 'object' && LITERALS[type.name] === undefined ? wholesOf(type.props, path) : [];
    });
    return isWhole ? [{ path, types }, ...inner] : inner;
  };
  return props.flatMap(({ name, types }) =>
    within(types, [...before, { key: name, text: before.length === 0 ? name : `.${name}` }]),
  );
}

function wholeForms(types: readonly PropType[]): Form[] {
  const [jsonPath, jsonata] = [QueryLanguage.JSON_PATH, QueryLanguage.JSONATA];
  const text = RUN_TIME[jsonata].slice(3, -3);
  const forms: Form[] = [
    { form: 'whole objectAt', language: jsonPath, make: () => JsonPath.objectAt('$.runTime') },
    { form: 'whole objectAt', language: jsonata, make: () => Jsonata.objectAt(text) },
    { form: 'whole text', language: jsonata, make: () => RUN_TIME[jsonata] },
  ];
  if (!types.some(({ kind }) => kind === 'list')) return forms;
  return [
    ...forms,
    { form: 'whole listAt', language: jsonPath, make: () => JsonPath.listAt('$.runTime') },
    { form: 'whole listAt', language: jsonata, make: () => Jsonata.listAt(text) },
  ];
}

/** The ways that a type admits an expression; in both languages, unless the language is in the type. */
function formsOf(types: readonly PropType[]): Form[] {
  const has = (kind: PropType['kind']) => types.some((type) => type.kind === kind);
  const forms: Form[] = [];
  const add = (form: string, jsonPath: () => unknown, jsonata: () => unknown) => {
    forms.push({ form, language: QueryLanguage.JSON_PATH, make: jsonPath });
    forms.push({ form, language: QueryLanguage.JSONATA, make: jsonata });
  };
  if (has('string'))
    add(
      'stringAt',
      () => JsonPath.stringAt('$.runTime'),
      () => Jsonata.stringAt('$states.input.runTime'),
    );
  if (has('number'))
    add(
      'numberAt',
      () => JsonPath.numberAt('$.runTime'),
      () => Jsonata.numberAt('$states.input.runTime'),
    );
  if (has('token'))
    add(
      'objectAt',
      () => JsonPath.objectAt('$.runTime'),
      () => Jsonata.objectAt('$states.input.runTime'),
    );
  if (types.some((type) => type.kind === 'list' && type.element.some(({ kind }) => kind === 'string'))) {
    add(
      'listAt',
      () => JsonPath.listAt('$.runTime'),
      () => Jsonata.listAt('$states.input.runTime'),
    );
  }
  if (has('string') || has('jsonata')) {
    forms.push({ form: 'text', language: QueryLanguage.JSONATA, make: () => RUN_TIME[QueryLanguage.JSONATA] });
  }
  if (forms.length === 0 && types.some(({ kind }) => kind === 'number' || kind === 'boolean' || kind === 'literal')) {
    add(
      'untyped',
      () => JsonPath.objectAt('$.runTime'),
      () => Jsonata.objectAt('$states.input.runTime'),
    );
  }
  for (const type of types) {
    if (type.kind !== 'named' && type.kind !== 'object') continue;
    for (const [form, make] of Object.entries(EXPRESSIONS)) {
      if (form !== type.name && !form.startsWith(`${type.name} in `)) continue;
      forms.push({
        form,
        language: QueryLanguage.JSON_PATH,
        make: (making) => make(making, JsonPath.stringAt('$.runTime'), JsonPath.numberAt('$.runTime')),
      });
      forms.push({
        form,
        language: QueryLanguage.JSONATA,
        make: (making) =>
          make(making, Jsonata.stringAt('$states.input.runTime'), Jsonata.numberAt('$states.input.runTime')),
      });
    }
  }
  return forms;
}

interface Target {
  readonly path: readonly Step[];
  readonly make: (making: Making) => unknown;
}

/** The least object of these props, with one value set. */
function objectOf(props: readonly Prop[], making: Making, target?: Target): Record<string, unknown> {
  const [head, ...rest] = target?.path ?? [];
  return Object.fromEntries(
    props.flatMap(({ name, required, types }) => {
      const inner = { ...making, at: making.at === '' ? name : `${making.at}-${name}` };
      if (name === head?.key) return [[name, along(types, inner, { path: rest, make: target!.make })]];
      return required ? [[name, sampleOf(types, inner)]] : [];
    }),
  );
}

function along(types: readonly PropType[], making: Making, target: Target): unknown {
  const [head, ...rest] = target.path;
  if (head === undefined) return target.make(making);
  const elements = types.flatMap((type) => (type.kind === 'list' ? type.element : []));
  if (head.key === 0) return [along(elements, making, { ...target, path: rest })];
  for (const type of types) {
    if (type.kind === 'map' && head.key === 'Key') return { Key: along(type.value, making, { ...target, path: rest }) };
    if (type.kind === 'object' && type.props.some(({ name }) => name === head.key))
      return objectOf(type.props, making, target);
  }
  throw new Error(`no way along ${making.at}`);
}

function sampleOf(types: readonly PropType[], making: Making): unknown {
  const made = types.flatMap((type) =>
    'name' in type && LITERALS[type.name] !== undefined ? [LITERALS[type.name]!] : [],
  );
  if (made[0] !== undefined) return made[0](making);
  const type = types.find(({ kind }) => kind !== 'token' && kind !== 'jsonata')!;
  switch (type.kind) {
    case 'literal':
      return type.value;
    case 'string':
      return 'sample';
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'list':
      return [sampleOf(type.element, making)];
    case 'map':
      return { Key: sampleOf(type.value, making) };
    case 'object':
      return objectOf(type.props, making);
    default:
      throw new Error(`no sample of ${'name' in type ? type.name : type.kind} for ${making.at}`);
  }
}
