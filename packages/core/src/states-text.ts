import { type IResolvable, type IResolveContext, Stack, Token } from 'aws-cdk-lib';

/** One state as the text of a JSON member, divided at its CDK tokens; a state that only aws-cdk-lib can write stays as it is. */
type Written = { readonly pieces: readonly string[] } | { readonly name: string; readonly state: object };

const TOKEN = /(\$\{Token\[[^\]]*\]\})/;

/**
 * The states of a machine as a token for its definition.
 *
 * aws-cdk-lib resolves and writes a definition twice: to find the references in it, and for the template. Here its text is written once
 * and each distinct token resolved once. What is more than JSON with tokens inside of strings is left to aws-cdk-lib.
 */
export function statesText<States extends Readonly<Record<string, object>>>(states: States): number | States {
  const written = Object.entries(states).map(write);
  // Without any token, aws-cdk-lib writes one text.
  if (written.every((state) => 'pieces' in state && state.pieces.length === 1)) return states;
  // A number is the one kind of token that aws-cdk-lib puts into JSON as it comes.
  return Token.asNumber(new StatesText(written));
}

class StatesText implements IResolvable {
  public readonly creationStack: string[] = [];

  constructor(private readonly states: readonly Written[]) {}

  public resolve(context: IResolveContext): unknown {
    return context.preparing ? this.visitTokens(context) : { 'Fn::Join': ['', this.parts(context)] };
  }

  public toString(): string {
    return Token.asString(this);
  }

  /** Shows each token to aws-cdk-lib, which notes the references and drops the result. */
  private visitTokens(context: IResolveContext): string {
    const tokens = new Set<unknown>();
    for (const written of this.states) {
      if ('state' in written) tokens.add({ [written.name]: written.state });
      else for (let index = 1; index < written.pieces.length; index += 2) tokens.add(written.pieces[index]);
    }
    for (const token of tokens) context.resolve(token, { allowIntrinsicKeys: true });
    return '';
  }

  /** The text, with what only the deployment knows between. */
  private parts(context: IResolveContext): unknown[] {
    const stack = Stack.of(context.scope);
    const jsonOf = (value: unknown): unknown[] => {
      const json = context.resolve(stack.toJsonString(value));
      return json?.['Fn::Join']?.[1] ?? [json];
    };
    const inStrings = new Map<string, readonly unknown[] | undefined>();
    const inString = (token: string) => {
      if (!inStrings.has(token)) inStrings.set(token, withoutEnds(jsonOf(token), '"', '"'));
      return inStrings.get(token);
    };
    const parts: unknown[] = ['{'];
    for (const [index, written] of this.states.entries()) {
      if (index > 0) append(parts, [',']);
      append(parts, memberParts(written, inString) ?? withoutEnds(jsonOf(memberOf(written)), '{', '}')!);
    }
    append(parts, ['}']);
    return parts;
  }
}

function write([name, state]: [string, object]): Written {
  return isPlain(state) ? { pieces: `${JSON.stringify(name)}:${JSON.stringify(state)}`.split(TOKEN) } : { name, state };
}

/** The parts of a member, unless a token in it resolves to something else than a string. */
function memberParts(written: Written, inString: (token: string) => readonly unknown[] | undefined) {
  if ('state' in written) return undefined;
  const parts: unknown[] = [];
  for (const [index, piece] of written.pieces.entries()) {
    // Split at tokens, text and tokens take turns.
    const more = index % 2 === 0 ? [piece] : inString(piece);
    if (more === undefined) return undefined;
    append(parts, more);
  }
  return parts;
}

function memberOf(written: Written): object {
  return 'state' in written ? { [written.name]: written.state } : JSON.parse(`{${written.pieces.join('')}}`);
}

/** Adds parts, and joins text that comes to lie side by side. */
function append(parts: unknown[], more: readonly unknown[]): void {
  for (const part of more) {
    const last = parts.length - 1;
    if (typeof part === 'string' && typeof parts[last] === 'string') parts[last] += part;
    else parts.push(part);
  }
}

/** JSON without the characters that it starts and ends with; nothing where it has others. */
function withoutEnds(json: readonly unknown[], start: string, end: string): readonly unknown[] | undefined {
  const [first, last] = [json[0], json.at(-1)];
  if (typeof first !== 'string' || typeof last !== 'string' || !first.startsWith(start) || !last.endsWith(end)) {
    return undefined;
  }
  const inside = [...json];
  inside[0] = first.slice(1);
  inside[inside.length - 1] = (inside.at(-1) as string).slice(0, -1);
  return inside;
}

/** Whether JSON.stringify writes a value as aws-cdk-lib would, but for tokens inside of strings. */
function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return !value.includes('#{Token[');
    case 'number':
      // Beyond that, it may be a token.
      return value > -1e287 && value < 1e287;
    case 'boolean':
      return true;
    case 'object':
      return value === null || (Array.isArray(value) ? value.every(isPlain) : isPlainObject(value));
    default:
      return false;
  }
}

function isPlainObject(value: object): boolean {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every((member) => member === undefined || isPlain(member));
}
