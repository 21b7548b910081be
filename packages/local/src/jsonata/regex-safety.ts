/** What stands between two parentheses, as far as it was read. */
interface Group {
  /** Whether it can match one text in several lengths or ways. */
  varies: boolean;
  alternatives: boolean;
  /** Whether it holds a group that varies and is repeated. */
  nested: boolean;
  /** How many of its parts vary in length: each may multiply the ways to match a text by its length. */
  degree: number;
}

/** How often a repetition may be made of what varies: so few times its cost stays small. */
const FEW = 3;

/** How many parts of an expression may vary in length; those that do so by little count a third. */
const MOST_PARTS = 8;

/**
 * Whether a regular expression may take exponential time: a repetition of what itself varies in length or has alternatives, a back
 * reference, or many parts that vary. JavaScript's engine backtracks, and an execution must not be able to hang its process. Some that would end are refused, too.
 */
export function isRisky(source: string): boolean {
  const groups: Group[] = [newGroup()];
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]!;
    if (char === '\\') {
      if (/[1-9k]/.test(source[at + 1] ?? '')) return true;
      at += 1;
    } else if (char === '[') at = endOfClass(source, at);
    else if (char === '(') {
      groups.push(newGroup());
      // The mark of a group that does not capture, or looks ahead, repeats nothing.
      if (source[at + 1] === '?') at += 1;
    } else if (char === '|') groups.at(-1)!.alternatives = true;
    else if (char === ')' && groups.length > 1) {
      const group = groups.pop()!;
      const { most, length, varies } = repetitionAt(source, at + 1);
      const changes = group.varies || group.alternatives;
      if ((most > FEW && changes) || (most > 1 && group.nested)) return true;
      const outer = groups.at(-1)!;
      outer.varies ||= changes || varies;
      outer.nested ||= group.nested || (most > 1 && changes);
      outer.degree += changes
        ? Math.max(weightOf(most, varies), group.degree * Math.max(1, most))
        : weightOf(most, varies);
      at += length;
    } else {
      const { most, length, varies } = repetitionAt(source, at);
      groups.at(-1)!.varies ||= varies;
      groups.at(-1)!.degree += weightOf(most, varies);
      at += Math.max(0, length - 1);
    }
  }
  return groups[0]!.degree > MOST_PARTS;
}

function weightOf(most: number, varies: boolean): number {
  if (!varies) return 0;
  return most > FEW ? 1 : 1 / 3;
}

function newGroup(): Group {
  return { varies: false, alternatives: false, nested: false, degree: 0 };
}

/** The repetition that is written at a place: how often at most, and how long it is; once and nothing where there is none. */
function repetitionAt(source: string, at: number): { most: number; length: number; varies: boolean } {
  const [text, , few, comma, many] = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 24)) ?? [''];
  const sign = text.charAt(0);
  if (sign === '') return { most: 1, length: 0, varies: false };
  if (sign === '?') return { most: 1, length: text.length, varies: true };
  if (sign !== '{') return { most: Infinity, length: text.length, varies: true };
  const most = comma === '' ? Number(few) : many === '' ? Infinity : Number(many);
  return { most, length: text.length, varies: comma !== '' && many !== few };
}

function endOfClass(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === ']') return at;
  }
  return source.length;
}
