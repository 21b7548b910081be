import { assertion, characterSet, type PlaceTest, type UnitSet } from './atoms';

/** A part of a regular expression. */
export type Part =
  | { readonly kind: 'set'; readonly set: UnitSet }
  | { readonly kind: 'row'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly options: readonly Part[] }
  | { readonly kind: 'capture'; readonly index: number; readonly part: Part }
  | { readonly kind: 'place'; readonly test: PlaceTest }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negative: boolean; readonly part: Part }
  | { readonly kind: 'reference'; readonly group: number | string; readonly ignoreCase: boolean }
  | Repetition;

/** A part that is repeated; captures from one index up to another are inside of it. */
export interface Repetition {
  readonly kind: 'repetition';
  readonly part: Part;
  readonly least: number;
  readonly most: number;
  readonly greedy: boolean;
  readonly captures: readonly [number, number];
}

/** A regular expression, read. */
interface Parsed {
  readonly part: Part;
  readonly captures: number;
  readonly names: ReadonlyMap<string, readonly number[]>;
}

/** How deep groups may be nested. */
const DEEPEST = 500;

/** Reads a regular expression that JavaScript has found to be one, as JavaScript reads it without the flags `u` and `v`. */
export function parseRegex({ source, flags }: RegExp): Parsed {
  return new Parser(source, flags.replace(/[^ims]/g, '')).parse();
}

class Parser {
  private at = 0;
  private captures = 0;
  private depth = 0;
  private readonly names = new Map<string, number[]>();
  private readonly groups: number;
  private readonly hasNames: boolean;

  constructor(
    private readonly source: string,
    private flags: string,
  ) {
    const marks: readonly string[] = source.match(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\((?!\?)|\(\?<(?![=!])/g) ?? [];
    this.groups = marks.filter((mark) => mark.startsWith('(')).length;
    this.hasNames = marks.includes('(?<');
  }

  parse(): Parsed {
    const part = this.options();
    return { part, captures: this.captures, names: this.names };
  }

  private options(): Part {
    const options = [this.row()];
    while (this.take('|')) options.push(this.row());
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  private row(): Part {
    const parts: Part[] = [];
    while (this.at < this.source.length && !/[|)]/.test(this.source[this.at]!)) {
      const captured = this.captures;
      const part = this.single();
      parts.push(this.repeated(part, captured));
    }
    return parts.length === 1 ? parts[0]! : { kind: 'row', parts };
  }

  private repeated(part: Part, captured: number): Part {
    const text = this.upcoming(/(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/y);
    if (!text) return part;
    this.at += text[0].length;
    const [, sign, few, comma, many, lazy] = text;
    const least = sign === undefined ? Number(few) : sign === '+' ? 1 : 0;
    const most = sign === '?' ? 1 : sign !== undefined || (comma && many === '') ? Infinity : Number(many || few);
    return { kind: 'repetition', part, least, most, greedy: lazy === '', captures: [captured, this.captures] };
  }

  private single(): Part {
    const { flags } = this;
    const char = this.source[this.at]!;
    if (char === '(') return this.group();
    if (char === '^' || char === '$') {
      this.at += 1;
      return { kind: 'place', test: assertion(char, flags) };
    }
    if (char === '\\') return this.escape();
    if (char === '[') return this.set(this.upcoming(/\[(?:\\[\s\S]|[^\]\\])*\]/y)![0]);
    return this.set(char);
  }

  /** What the source has here stands for one character; JavaScript itself says for which. */
  private set(text: string, meaning = text): Part {
    this.at += text.length;
    return { kind: 'set', set: characterSet(meaning, this.flags) };
  }

  private escape(): Part {
    const place = this.upcoming(/\\[bB]/y);
    if (place) {
      this.at += 2;
      return { kind: 'place', test: assertion(place[0] as '\\b', this.flags) };
    }
    const reference = this.upcoming(/\\(?:([1-9]\d*)|k<([^>]*)>)/y);
    const [text, number, name] = reference ?? [];
    if (text && (number === undefined ? this.hasNames : Number(number) <= this.groups)) {
      this.at += text.length;
      const group = number === undefined ? name! : Number(number);
      return { kind: 'reference', group, ignoreCase: this.flags.includes('i') };
    }
    const octalOrOther = /\\(?:[0-3][0-7]{0,2}|[4-7][0-7]?|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|c[a-zA-Z]|c|[\s\S])/y;
    const [written] = this.upcoming(octalOrOther)!;
    // A backslash before a lone c means itself.
    return written === '\\c' ? this.set('\\', '\\\\') : this.set(written);
  }

  private group(): Part {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new Error(`nests deeper than ${DEEPEST} groups`);
    const { flags } = this;
    const [open, modifiers, behind, sign, name] = this.upcoming(
      /\((?:\?(?:([ims]*(?:-[ims]*)?):|(<?)([=!])|<([^>]*)>))?/y,
    )!;
    this.at += open.length;
    let made: (part: Part) => Part = (part) => part;
    if (sign !== undefined) {
      made = (part) => ({ kind: 'look', behind: behind !== '', negative: sign === '!', part });
    } else if (modifiers === undefined) {
      this.captures += 1;
      const index = this.captures;
      if (name !== undefined) this.names.set(name, [...(this.names.get(name) ?? []), index]);
      made = (part) => ({ kind: 'capture', index, part });
    } else {
      const [more, less = ''] = modifiers.split('-');
      this.flags = [...flags, ...more!].filter((flag) => !less.includes(flag)).join('');
    }
    const part = this.options();
    this.at += 1;
    this.flags = flags;
    this.depth -= 1;
    return made(part);
  }

  private take(text: string): boolean {
    const found = this.source.startsWith(text, this.at);
    if (found) this.at += text.length;
    return found;
  }

  private upcoming(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.source);
  }
}
