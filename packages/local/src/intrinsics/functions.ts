import { createHash } from 'node:crypto';
import type { Json } from '../json';
import { isEqual } from '../json-equal';
import { parseJson } from '../parse-json';
import type { Random } from '../run/random';

/** An intrinsic function: its arguments are values. An error's message says what AWS refuses. */
type Intrinsic = (args: readonly Json[], random: Random) => Json;

/** A value that a function refuses. */
export class IntrinsicError extends Error {}

const LARGEST_TEXT = 10_000;

/** All intrinsic functions, with the least and the most number of their arguments. */
export const INTRINSICS: Readonly<
  Record<string, { readonly least: number; readonly most: number; readonly run: Intrinsic }>
> = {
  Array: { least: 0, most: Infinity, run: (args) => [...args] },
  ArrayPartition: {
    least: 2,
    most: 2,
    run: ([list, size]) => {
      const items = listOf(list, 'ArrayPartition');
      const step = roundedOf(size, 'ArrayPartition');
      if (step < 1) throw invalid('ArrayPartition');
      return Array.from({ length: Math.ceil(items.length / step) }, (_, at) => items.slice(at * step, (at + 1) * step));
    },
  },
  ArrayContains: {
    least: 2,
    most: 2,
    run: ([list, value]) => listOf(list, 'ArrayContains').some((item) => isEqual(item, value!)),
  },
  ArrayRange: {
    least: 3,
    most: 3,
    run: (args) => {
      const [first, last, step] = args.map((value) => roundedOf(value, 'ArrayRange')) as [number, number, number];
      if (step === 0) throw invalid('ArrayRange');
      const length = Math.max(0, Math.floor((last - first) / step) + 1);
      if (length > 1000) throw invalid('ArrayRange');
      return Array.from({ length }, (_, at) => first + at * step);
    },
  },
  ArrayGetItem: {
    least: 2,
    most: 2,
    run: ([list, index]) => {
      const found = listOf(list, 'ArrayGetItem')[roundedOf(index, 'ArrayGetItem')];
      if (found === undefined) throw invalid('ArrayGetItem');
      return found;
    },
  },
  ArrayLength: { least: 1, most: 1, run: ([list]) => listOf(list, 'ArrayLength').length },
  ArrayUnique: { least: 1, most: 1, run: ([list]) => unique(listOf(list, 'ArrayUnique')) },
  Base64Encode: {
    least: 1,
    most: 1,
    run: ([text]) => Buffer.from(shortTextOf(text, 'Base64Encode')).toString('base64'),
  },
  Base64Decode: {
    least: 1,
    most: 1,
    run: ([text]) => Buffer.from(shortTextOf(text, 'Base64Decode'), 'base64').toString(),
  },
  Format: { least: 1, most: Infinity, run: ([template, ...values]) => format(textOf(template, 'Format'), values) },
  Hash: {
    least: 2,
    most: 2,
    run: ([data, algorithm]) => {
      const name = /^(MD5|SHA-(1|256|384|512))$/.test(String(algorithm))
        ? String(algorithm).replace('-', '').toLowerCase()
        : undefined;
      if (name === undefined) throw invalid('Hash');
      const text = typeof data === 'string' ? data : JSON.stringify(data);
      if (text.length > LARGEST_TEXT) throw invalid('Hash');
      return createHash(name).update(text).digest('hex');
    },
  },
  JsonMerge: {
    least: 3,
    most: 3,
    run: ([left, right, deep]) => {
      if (!isObject(left) || !isObject(right) || deep !== false) throw invalid('JsonMerge');
      return { ...left, ...right };
    },
  },
  JsonToString: { least: 1, most: 1, run: ([value]) => JSON.stringify(value) },
  MathAdd: {
    least: 2,
    most: 2,
    run: ([left, right]) => (roundedOf(left, 'MathAdd') + roundedOf(right, 'MathAdd')) | 0,
  },
  MathRandom: {
    least: 2,
    most: 3,
    run: ([start, end, seed], random) => {
      const [from, to] = [roundedOf(start, 'MathRandom'), roundedOf(end, 'MathRandom')];
      if (to <= from) throw invalid('MathRandom');
      const value = seed === undefined ? random.next() : random.seeded(roundedOf(seed, 'MathRandom'));
      return from + Math.floor(value * (to - from));
    },
  },
  StringSplit: {
    least: 2,
    most: 2,
    run: ([text, separators]) => {
      const chars = new Set(textOf(separators, 'StringSplit'));
      const parts = [''];
      for (const char of textOf(text, 'StringSplit')) {
        if (chars.has(char)) parts.push('');
        else parts[parts.length - 1] += char;
      }
      return parts.filter((part) => part !== '');
    },
  },
  StringToJson: {
    least: 1,
    most: 1,
    run: ([text]) => {
      const found = textOf(text, 'StringToJson');
      if (found.trim() === '') return null;
      try {
        return parseJson(found);
      } catch {
        throw invalid('StringToJson');
      }
    },
  },
  UUID: { least: 0, most: 0, run: (_, random) => random.uuid() },
};

function invalid(name: string): IntrinsicError {
  return new IntrinsicError(`Invalid arguments in States.${name}`);
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function listOf(value: Json | undefined, name: string): Json[] {
  if (!Array.isArray(value)) throw invalid(name);
  return value;
}

function textOf(value: Json | undefined, name: string): string {
  if (typeof value !== 'string') throw invalid(name);
  return value;
}

function shortTextOf(value: Json | undefined, name: string): string {
  const text = textOf(value, name);
  if (text.length > LARGEST_TEXT) throw invalid(name);
  return text;
}

/** Numbers are rounded half up, as Java does. */
function roundedOf(value: Json | undefined, name: string): number {
  if (typeof value !== 'number') throw invalid(name);
  return Math.floor(value + 0.5);
}

function unique(items: Json[]): Json[] {
  const seen = new Set<Json>();
  return items.filter((item) => {
    const key = item !== null && typeof item === 'object' ? JSON.stringify(item) : item;
    const tagged = typeof key === 'string' && typeof item === 'string' ? `"${key}` : key;
    return seen.has(tagged) ? false : seen.add(tagged);
  });
}

function format(template: string, values: readonly Json[]): string {
  let text = '';
  let used = 0;
  for (let at = 0; at < template.length; at += 1) {
    const char = template[at]!;
    if (char === '\\' && at + 1 < template.length) {
      at += 1;
      text += /[{}\\']/.test(template[at]!) ? template[at] : '\\' + template[at];
    } else if (char === '{' && template[at + 1] === '}') {
      const value = values[used];
      if (value === undefined) throw invalid('Format');
      text += typeof value === 'string' ? value : JSON.stringify(value);
      used += 1;
      at += 1;
    } else text += char;
  }
  if (used !== values.length) throw invalid('Format');
  return text;
}
