import type { Program } from '../regex/compile';
import { type Match, Matcher, type StepsLeft } from '../regex/matcher';

/** What functions of JSONata take for a regular expression: it gives the first match, which gives the next. */
type MatchFunction = (text: string) => JsonataMatch | undefined;

interface JsonataMatch {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  next(): JsonataMatch | undefined;
}

/** A regular expression as JSONata has it. */
export function matchFunction(program: Program, steps: StepsLeft): MatchFunction {
  return (text) => {
    const matcher = new Matcher(program, text, steps);
    const made = (found: Match | undefined): JsonataMatch | undefined => {
      if (found === undefined) return undefined;
      const [match, ...groups] = found.texts;
      return { match: match!, start: found.start, end: found.end, groups, next: () => after(found) };
    };
    const after = ({ end }: Match): JsonataMatch | undefined => {
      if (end >= text.length) return undefined;
      const next = matcher.find(end);
      if (next?.end === next?.start && next !== undefined) {
        throw Object.assign(new Error(`Regular expression matches zero length string`), { code: 'D1004' });
      }
      return made(next);
    };
    return made(matcher.find(0));
  };
}
