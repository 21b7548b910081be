import { createHash } from 'node:crypto';
import jsonata from 'jsonata';
import type { Json } from '../json';
import type { Random } from '../run/random';
import type { Bindings } from './expression';

/** The functions that Step Functions adds to JSONata, and those that it takes away. */
export function jsonataFunctions(random: Random, now: () => number): Bindings {
  return {
    eval: undefined,
    partition: (list: Json[], size: number) => {
      if (list === undefined || size === undefined) return undefined;
      if (!Array.isArray(list)) throw refusal('partition', 1);
      if (!Number.isFinite(size) || Math.trunc(size) < 1) throw refusal('partition', 2);
      const step = Math.trunc(size);
      return Array.from({ length: Math.ceil(list.length / step) }, (_, at) => list.slice(at * step, (at + 1) * step));
    },
    range: (first: number, last: number, step: number) => {
      if (first === undefined || last === undefined || step === undefined) return undefined;
      const [from, to, by] = [Math.round(first), Math.round(last), Math.round(step)];
      if (by === 0) throw refusal('range', 3);
      const length = Math.max(0, Math.floor((to - from) / by) + 1);
      if (length > 1000) throw new Error('The range has more than 1000 items.');
      // A sequence of one is its item, as ever in JSONata.
      return length === 1 ? from : Array.from({ length }, (_, at) => from + at * by);
    },
    hash: (data: Json, algorithm: string) => {
      if (data === undefined || algorithm === undefined) return undefined;
      const name = algorithm.toLowerCase().replace('-', '');
      if (!/^(md5|sha1|sha256|sha384|sha512)$/.test(name)) throw refusal('hash', 2);
      return createHash(name)
        .update(typeof data === 'string' ? data : JSON.stringify(data))
        .digest('hex');
    },
    random: (seed?: number) => (seed === undefined ? random.next() : random.seeded(seed)),
    uuid: () => random.uuid(),
    parse: (text: string) => (text === undefined ? undefined : JSON.parse(text)),
    millis: () => now(),
    now: (picture?: string, zone?: string) =>
      picture === undefined && zone === undefined
        ? new Date(now()).toISOString()
        : jsonata('$fromMillis($at, $picture, $zone)').evaluate(undefined, { at: now(), picture, zone }),
  };
}

/** An argument that does not fit: JSONata makes its own words of it. */
function refusal(token: string, index: number): object {
  return { code: 'T0410', token, index };
}
