import { type Api, allow, JsonPath, type TaskProps, TaskStateBase } from '@sfn-tasks/core';
import { Annotations, Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Runtime, type SingletonFunction } from 'aws-cdk-lib/aws-lambda';
import { IntegrationPattern, QueryLanguage, type TaskStateBaseProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type BoundScript, bindReferences } from './bind-references';
import { compileProblem } from './compile-problem';
import { evaluatorIn, isNodeRuntime } from './evaluator';
import { ScriptProblem } from './script-syntax';

/** Props of {@link EvaluateExpression}. */
export interface EvaluateExpressionProps extends TaskStateBaseProps, Pick<TaskProps, 'grants'> {
  /**
   * One JavaScript expression; each path in it stands for its value: `$.price * $.quantity`.
   *
   * Paths are `$` (the whole input), `$.a.b`, `$.list[0]`, `$['any key']`, `$$.Execution.Id` and `$variable`, in code and in the holes of
   * template literals; text is left alone. A dash with a letter directly after it belongs to the name: `$.my-key` is one path,
   * `$.a - $.b` and `$.a-1` subtract. A name with parentheses after it is a method: `$.name.trim()`; any other name is a part of the path,
   * so the length of a list is `($.list).length`.
   */
  readonly expression: string;
  /**
   * The Node.js runtime of the Lambda function that evaluates it.
   *
   * @default - the newest Node.js runtime that Lambda has in the region
   */
  readonly runtime?: Runtime;
  /**
   * The processor architecture of that function.
   *
   * @default Architecture.X86_64
   */
  readonly architecture?: Architecture;
}

interface Evaluation {
  readonly expression: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The state names the function itself as its resource, so that its result is the value alone. */
const LAMBDA_FUNCTION: Api<Evaluation> = {
  service: 'lambda',
  name: 'function',
  input: 'document',
  shapes: {},
  errors: [],
};

/**
 * Evaluates a JavaScript expression over the state's data, in a Lambda function that the tasks of a stack share.
 *
 * The code is fixed at synthesis and gets the values as data, so no input can become code. Names of errors that it throws can be caught.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 *
 * @example
 * import { EvaluateExpression } from '@sfn-tasks/evaluate-expression';
 * import { Stack } from 'aws-cdk-lib';
 *
 * const stack = new Stack();
 * new EvaluateExpression(stack, 'Create message', {
 *   expression: '`Now waiting ${$.waitMilliseconds / 1000} seconds`',
 *   resultPath: '$.message',
 * });
 */
export class EvaluateExpression extends TaskStateBase<EvaluateExpressionProps, Evaluation> {
  private readonly evaluator: SingletonFunction;
  private readonly script?: BoundScript;

  constructor(scope: Construct, id: string, props: EvaluateExpressionProps) {
    super(scope, id, props, { api: LAMBDA_FUNCTION, patterns: [IntegrationPattern.REQUEST_RESPONSE] });
    const { runtime, architecture = Architecture.X86_64 } = props;
    this.script = this.readScript(props.expression);
    if (runtime !== undefined && !isNodeRuntime(runtime)) {
      this.reject(
        'runtime',
        `the expression is JavaScript, ${runtime.name} cannot run it. Take a Node.js runtime, or leave it away.`,
      );
    }
    this.evaluator = evaluatorIn(this, runtime, architecture);
  }

  protected override get resource(): string {
    return this.evaluator.functionArn;
  }

  protected override requestParameters(): Evaluation {
    const { code = '', references = new Map<string, string>() } = this.script ?? {};
    const values = [...references].map(([name, path]) => [name, referenceTo(path)] as const);
    return { expression: code, values: Object.fromEntries(values) };
  }

  protected override requestPolicies(): PolicyStatement[] {
    return [allow('lambda:InvokeFunction', this.evaluator.functionArn)];
  }

  protected override renderParameters(): unknown {
    // Its paths are JSONPath: each would be reported besides the one problem that there is.
    return this.language === QueryLanguage.JSONATA ? {} : super.renderParameters();
  }

  protected override validateProps(): void {
    if (this.language === QueryLanguage.JSONATA) {
      this.reject(
        'expression',
        'the paths in it are JSONPath, but the state uses JSONata, which evaluates expressions itself. Write it in JSONata in the outputs of a state that you have, such as Pass, or set queryLanguage to JSONPath.',
        'EXPRESSION_WRONG_LANGUAGE',
      );
    }
  }

  private readScript(expression: string): BoundScript | undefined {
    try {
      const script = bindReferences(expression);
      const problem = script.code === '' ? 'it is empty' : compileProblem(script);
      if (problem !== undefined) {
        this.rejectScript(
          `${problem}. Write one JavaScript expression; statements go into a function that is called: (() => { … })().`,
        );
      }
      this.warnOfText(script);
      return this.pathsAreFit(script) ? script : undefined;
    } catch (failure) {
      if (!(failure instanceof ScriptProblem)) throw failure;
      this.rejectScript(`${failure.message}.`, failure.position);
      return undefined;
    }
  }

  /** Whether the grammar of paths takes them all, names in the context object included; a token tells when it is resolved. */
  private pathsAreFit({ references }: BoundScript): boolean {
    const problems = [...references.values()].flatMap((path) => {
      try {
        Stack.of(this).resolve(referenceTo(path));
        return [];
      } catch (failure) {
        return [(failure as Error).message.replace(/^.*?EXPRESSION_SYNTAX: /, '').split('\n')[0]!];
      }
    });
    for (const problem of problems) this.reject('expression', problem, 'EXPRESSION_SYNTAX');
    return problems.length === 0;
  }

  private rejectScript(message: string, position?: number): void {
    const place = position === undefined ? '' : ` at position ${position}`;
    this.reject(
      'expression',
      `${JSON.stringify(this.props.expression)} does not parse${place}: ${message}`,
      'EXPRESSION_SYNTAX',
    );
  }

  private warnOfText({ pathsInText }: BoundScript): void {
    for (const { path, position } of pathsInText) {
      Annotations.of(this).addWarningV2(
        '@sfn-tasks/evaluate-expression:PATH_IN_TEXT',
        `${path} at position ${position} of expression is text and stays as it is. If you mean its value, write a template literal with \${${path}} in it.`,
      );
    }
  }
}

/** A path as a token; one that is a token already stays. */
function referenceTo(path: string): unknown {
  return path.startsWith('${') ? path : JsonPath.objectAt(path);
}
