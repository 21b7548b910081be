import { Tokenization } from 'aws-cdk-lib';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Shape, Shapes } from './api';
import { type Expression, expressionOf, expressionOfToken } from './expression';
import { parseJsonPath } from './json-path-grammar';
import { jsonPathArgument } from './json-path-literal';
import { parseJsonata } from './jsonata-grammar';
import { jsonataArgument } from './jsonata-literal';
import type { Report } from './report';
import { checkMembers, checkScalar, checkSize, join, shapeNamed, shown } from './shape-check';

/** What a request is rendered for. */
export interface RenderOptions {
  readonly language: QueryLanguage;
  readonly report: Report;
  /** The shapes to check against, with the name of the request's own; unchecked where absent. */
  readonly shapes?: Shapes;
  readonly shape?: string;
  /**
   * The place of the value, for what is reported about it.
   *
   * @default - none, so that places start at the value
   */
  readonly at?: string;
}

/** A JSONPath value: its key gets the suffix `.$`. */
export class PathValue {
  constructor(public readonly text: string) {}
}

/**
 * Turns a request into what the States Language takes, and reports what does not fit on the way.
 *
 * The result is a {@link PathValue} where the whole of the value is one JSONPath expression.
 */
export function renderRequest(request: unknown, options: RenderOptions): unknown {
  return new Renderer(options).render(request, options.shape, options.at ?? '');
}

class Renderer {
  private readonly jsonata: boolean;
  private readonly report: Report;
  private readonly shapes: Shapes;
  private readonly ancestors = new Set<object>();

  constructor(options: RenderOptions) {
    this.jsonata = options.language === QueryLanguage.JSONATA;
    this.report = options.report;
    this.shapes = options.shapes ?? {};
  }

  public render(value: unknown, shapeName: string | undefined, at: string): unknown {
    const shape = shapeNamed(this.shapes, shapeName);
    if (typeof value === 'string') return this.string(value, shape, at);
    if (typeof value === 'number') return this.number(value, shape, at);
    if (typeof value === 'boolean' || value === null) return this.scalar(value, shape, at);
    if (typeof value !== 'object') return this.unfit(value, at);
    // A stack has a method `resolve`, but is no token.
    if (Construct.isConstruct(value)) return this.unfit(`a construct (${value.node.path})`, at);
    if (Tokenization.isResolvable(value)) {
      const expression = expressionOfToken(value);
      return expression === undefined ? value : this.expression(expression, at);
    }
    if (this.ancestors.has(value)) return this.unfit('an object that contains itself', at);
    this.ancestors.add(value);
    const rendered = Array.isArray(value) ? this.list(value, shape, at) : this.object(value, shape, at);
    this.ancestors.delete(value);
    return rendered;
  }

  private string(value: string, shape: Shape | undefined, at: string): unknown {
    if (value.includes('${Token[')) return this.encodedString(value, at);
    if (this.jsonata && (value.startsWith('{%') || value.endsWith('%}'))) {
      return this.expression({ language: 'JSONata', text: value }, at);
    }
    if (!this.jsonata && value.startsWith('{%') && value.endsWith('%}')) {
      this.report.warning(
        'EXPRESSION_WRONG_LANGUAGE',
        at || undefined,
        `${shown(value)} looks like JSONata, but the state uses JSONPath and takes it as text. Set the state's queryLanguage to JSONata to have it evaluated.`,
      );
    }
    return this.scalar(value, shape, at);
  }

  /** A string that holds CDK tokens: one expression, text around expressions, or values that only the deployment knows. */
  private encodedString(value: string, at: string): unknown {
    const whole = expressionOf(value);
    if (whole !== undefined) return this.expression(whole, at);
    const expressions = Tokenization.reverseString(value).tokens.map(expressionOfToken).filter(isExpression);
    if (expressions.length === 0) return value;
    return this.joined(value, expressions, at);
  }

  private number(value: number, shape: Shape | undefined, at: string): unknown {
    if (!Number.isFinite(value)) return this.unfit(value, at);
    const expression = expressionOf(value);
    if (expression !== undefined) return this.expression(expression, at);
    return value < -1e288 && Tokenization.reverseNumber(value) !== undefined ? value : this.scalar(value, shape, at);
  }

  private scalar(value: unknown, shape: Shape | undefined, at: string): unknown {
    if (shape !== undefined) checkScalar(shape, value, at, this.report);
    return value;
  }

  private expression(expression: Expression, at: string): unknown {
    if (expression.unfit !== undefined) {
      this.report.problem('EXPRESSION_NOT_POSSIBLE', at || undefined, expression.unfit);
      return undefined;
    }
    const language = this.jsonata ? 'JSONata' : 'JSONPath';
    if (expression.language !== language) {
      this.report.problem(
        'EXPRESSION_WRONG_LANGUAGE',
        at || undefined,
        `${shown(expression.text)} is ${expression.language}, but the state uses ${language}. Write it with ${
          this.jsonata ? 'Jsonata' : 'JsonPath'
        }, or set the state's queryLanguage to ${expression.language}.`,
      );
      return undefined;
    }
    const parsed = this.jsonata ? parseJsonata(expression.text) : parseJsonPath(expression.text);
    const problem = expression.problem ?? ('problem' in parsed ? parsed.problem : undefined);
    if (problem !== undefined) {
      this.report.problem(
        'EXPRESSION_SYNTAX',
        at || undefined,
        `${shown(expression.text)} does not parse at position ${problem.position}: ${problem.message}`,
      );
    }
    return this.jsonata ? expression.text : new PathValue(expression.text);
  }

  private list(values: readonly unknown[], shape: Shape | undefined, at: string): unknown {
    const encoded = expressionOf(values);
    if (encoded !== undefined) return this.expression(encoded, at);
    // A list-encoded token of another kind is one string; what it stands for is known at deployment.
    if (values.length === 1 && typeof values[0] === 'string' && values[0].startsWith('#{Token[')) return values;
    if (shape !== undefined && shape.type !== 'list') checkScalar(shape, values, at, this.report);
    if (shape?.type === 'list') checkSize(shape, values.length, at, this.report);
    const member = shape?.type === 'list' ? shape.member : undefined;
    const rendered = values.map((value, index) => this.render(value ?? null, member, `${at}[${index}]`));
    return rendered.some((entry) => entry instanceof PathValue) ? this.joined(values, [], at) : rendered;
  }

  private object(value: object, shape: Shape | undefined, at: string): unknown {
    const prototype = Object.getPrototypeOf(value);
    if (value instanceof Date) return this.scalar(value.toISOString(), shape, at);
    if (prototype !== Object.prototype && prototype !== null && prototype.constructor?.name !== 'Object') {
      return this.unfit(`an instance of ${prototype.constructor?.name ?? 'a class'}`, at);
    }
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    if (shape?.type === 'structure') {
      checkMembers(
        shape,
        entries.map(([key]) => key),
        at,
        this.report,
      );
    } else if (shape?.type === 'map') {
      checkSize(shape, entries.length, at, this.report);
    } else if (shape !== undefined && shape.type !== 'document') {
      checkScalar(shape, value, at, this.report);
    }
    const rendered: [string, unknown][] = [];
    for (const [key, member] of entries) {
      this.member(key, member, memberShape(shape, key), join(at, key), rendered);
    }
    return Object.fromEntries(rendered);
  }

  private member(key: string, value: unknown, shape: string | undefined, at: string, into: [string, unknown][]): void {
    if (key === '__proto__') {
      this.report.problem('INVALID_PROP', at, 'the key __proto__ cannot pass through the CDK. Rename it.');
      return;
    }
    const entry = this.render(value, shape, at);
    if (this.jsonata || !key.endsWith('.$')) {
      into.push(entry instanceof PathValue ? [`${key}.$`, entry.text] : [key, entry]);
      return;
    }
    // In JSONPath the author of a key `x.$` has written the States Language himself: its value must be an expression.
    if (entry instanceof PathValue) {
      into.push([key, entry.text]);
      return;
    }
    const parsed = typeof entry === 'string' && parseJsonPath(entry);
    if (parsed === false || 'problem' in parsed) {
      this.report.problem(
        'EXPRESSION_SYNTAX',
        at,
        `a key that ends in ".$" takes a JSONPath expression, found ${shown(entry)}. Drop the suffix if you mean the value itself.`,
      );
    }
    into.push([key, entry]);
  }

  /** Text or a list with expressions inside, as one expression that puts it together at run time. */
  private joined(value: unknown, expressions: readonly Expression[], at: string): unknown {
    const before = this.report.problems.length;
    for (const expression of expressions) this.expression(expression, at);
    if (this.report.problems.length > before) return undefined;
    const text = this.jsonata ? jsonataArgument(value) : jsonPathArgument(value);
    if (text === undefined) {
      this.report.problem(
        'EXPRESSION_NOT_POSSIBLE',
        at || undefined,
        `${shown(value)} cannot be put together in one ${this.jsonata ? 'JSONata' : 'JSONPath'} expression. Build it in a state before this one, and pass that.`,
      );
      return undefined;
    }
    return this.jsonata ? `{% ${text} %}` : new PathValue(text);
  }

  private unfit(value: unknown, at: string): unknown {
    const found = typeof value === 'string' ? value : shown(value);
    this.report.problem('INVALID_PROP', at || undefined, `expected a JSON value or an expression, found ${found}.`);
    return undefined;
  }
}

function memberShape(shape: Shape | undefined, key: string): string | undefined {
  if (shape?.type === 'map') return shape.value;
  if (shape?.type !== 'structure') return undefined;
  // A key `X.$` holds an expression for X, which fits any type.
  return Object.hasOwn(shape.members, key) ? shape.members[key] : undefined;
}

function isExpression(value: Expression | undefined): value is Expression {
  return value !== undefined;
}
