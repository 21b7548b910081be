import { Annotations, Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  TaskStateBase as CdkTaskStateBase,
  IntegrationPattern,
  QueryLanguage,
  State,
  type StateGraph,
  type TaskMetricsConfig,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { addParameters } from './additional-parameters';
import type { Api } from './api';
import { checkConvertedProps } from './converted-props';
import { checkDecidedProps } from './decided-props';
import { describeProblem, type ProblemCode } from './errors';
import { checkKnownResources } from './known-resources';
import { checkPartition } from './partition';
import { assumeRole, manageRule } from './policies';
import { PathValue, renderRequest } from './render-request';
import { Report } from './report';
import { checkStateFields, withoutUnfitPaths } from './state-fields';
import { enclosingLanguage, observe, runsAsExpress } from './state-graph';
import type { JsonataProps, JsonPathProps, TaskProps } from './task-props';
import { containsTaskToken } from './task-token';
import { type TransientErrorRetry, transientErrorRetry } from './transient-errors';

/** What Step Functions offers for one API: facts, before any code. */
export interface IntegrationFacts<Request extends object = object> {
  /** The API, as generated from its model. */
  readonly api: Api<Request>;
  /** The integration patterns that Step Functions offers for it. */
  readonly patterns: readonly IntegrationPattern[];
  /**
   * The pattern of a task that names none.
   *
   * @default IntegrationPattern.REQUEST_RESPONSE
   */
  readonly defaultPattern?: IntegrationPattern;
  /**
   * The prop that a task token belongs in, for the error message when it is missing.
   *
   * @default - the message speaks of the request
   */
  readonly tokenProp?: string;
  /**
   * The managed EventBridge rule that reports the end of a job.
   *
   * @default - Step Functions polls
   */
  readonly runJobRule?: string;
  /**
   * What the resource ARN of a job ends in.
   *
   * @default '.sync'
   */
  readonly runJobSuffix?: string;
  /**
   * The names of props that decide permissions or the form of the state, so that an expression in one is an error.
   *
   * @default - none
   */
  readonly decidedProps?: readonly string[];
  /**
   * The lists and objects among the props that the task takes apart, so that one expression for the whole is an error: `tags{}` is an
   * object, `entries[]` a list, `jobs[].inputs[]` a list in each object of a list, `entries?[]{}` a list of objects, or one expression.
   *
   * @default - none
   */
  readonly convertedProps?: readonly string[];
}

/** A class whose tasks take such props. */
export type TaskClass<Props, Task> = new (scope: Construct, id: string, props: Props) => Task;

/**
 * The base of every task here: resource ARN, supported patterns, task token, parameters in both query languages, API checks, permissions.
 *
 * A task that is facts and two functions is written with {@link task}; this class is for one that also owns constructs.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 *
 * @example
 * import { allow, type Api, TaskStateBase, type TaskProps } from '@sfn-tasks/core';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 * import type { Construct } from 'constructs';
 *
 * interface StopQueryRequest {
 *   QueryExecutionId: string;
 * }
 * declare const stopQueryExecution: Api<StopQueryRequest>;
 *
 * interface StopQueryProps extends TaskProps<StopQueryRequest> {
 *   readonly queryExecutionId: string;
 * }
 *
 * class StopQuery extends TaskStateBase<StopQueryProps, StopQueryRequest> {
 *   constructor(scope: Construct, id: string, props: StopQueryProps) {
 *     super(scope, id, props, { api: stopQueryExecution, patterns: [IntegrationPattern.REQUEST_RESPONSE] });
 *   }
 *
 *   protected requestParameters() {
 *     return { QueryExecutionId: this.props.queryExecutionId };
 *   }
 *
 *   protected requestPolicies() {
 *     return [allow('athena:StopQueryExecution', '*')];
 *   }
 * }
 */
export abstract class TaskStateBase<
  Props extends TaskProps = TaskProps,
  Request extends object = object,
> extends CdkTaskStateBase {
  /** A task in a JSONPath state. */
  public static jsonPath<Props, Task>(
    this: TaskClass<Props, Task>,
    scope: Construct,
    id: string,
    props: JsonPathProps<Props>,
  ): Task {
    return new this(scope, id, { ...props, queryLanguage: QueryLanguage.JSON_PATH } as unknown as Props);
  }

  /** A task in a JSONata state. */
  public static jsonata<Props, Task>(
    this: TaskClass<Props, Task>,
    scope: Construct,
    id: string,
    props: JsonataProps<Props>,
  ): Task {
    return new this(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA } as unknown as Props);
  }

  /** The integration pattern in force. */
  public readonly integrationPattern: IntegrationPattern;

  protected readonly props: Props;
  private readonly facts: IntegrationFacts<Request>;
  /** What the props showed to be wrong; what rendering shows is found anew each time. */
  private readonly propsReport: Report;
  /** Whether the props say what is permitted; without that the synthesis fails, and permissions are not worked out. */
  private readonly decided: boolean;
  /** Whether what the task takes apart can be; without that the synthesis fails, and nothing is made of the props. */
  protected readonly convertible: boolean;
  private renderReport: Report;
  /** The warnings that have been announced. */
  private warned?: Set<string>;
  /** The query language that the state is being rendered in. */
  protected language = QueryLanguage.JSON_PATH;
  private graph?: StateGraph;
  private mergedRequest?: Readonly<Record<string, unknown>>;

  constructor(scope: Construct, id: string, props: Props, facts: IntegrationFacts<Request>) {
    const report = new Report();
    super(scope, id, withoutUnfitPaths(props, report));
    this.props = props;
    this.facts = facts;
    this.propsReport = report;
    this.renderReport = report;
    this.integrationPattern = props.integrationPattern ?? facts.defaultPattern ?? IntegrationPattern.REQUEST_RESPONSE;
    checkDecidedProps(props, facts.decidedProps ?? [], report);
    this.convertible = checkConvertedProps(props, facts.convertedProps ?? [], report);
    this.decided = report.problems.length === 0;
    if (!facts.patterns.includes(this.integrationPattern)) {
      this.reject(
        'integrationPattern',
        `${facts.api.service}:${facts.api.name} has no pattern ${this.integrationPattern}. It has ${facts.patterns.join(', ')}.`,
        'UNSUPPORTED_PATTERN',
      );
    }
    if (props.retryOnTransientErrors) this.retryOnTransientErrors(props.retryOnTransientErrors);
  }

  /** The permissions that the state machine's role gets for this task, or would get without `grants: 'none'`: to review them, or to grant them to a role of your own. */
  public get neededStatements(): readonly PolicyStatement[] {
    const { runJobRule } = this.facts;
    // Made anew each time: kept, they would be most of the memory that a task takes.
    return [
      ...(this.decided ? this.requestPolicies() : []),
      ...(this.runsJob && runJobRule !== undefined ? [manageRule(this, runJobRule)] : []),
      ...assumeRole(this.props.credentials),
    ];
  }

  /** The request as the States Language spells it, from the props; `undefined` members are left out. */
  protected abstract requestParameters(): Request;

  /** The permissions that the request needs, as narrow as they are known; those of a job besides its managed rule included. */
  protected abstract requestPolicies(): PolicyStatement[];

  /** Reports props that do not go together through {@link reject}; called at synthesis. */
  protected validateProps(): void {}

  /** The dimensions and names of the task's own metrics; none by default. */
  protected get taskMetrics(): TaskMetricsConfig | undefined {
    return undefined;
  }

  /** What aws-cdk-lib adds to the role, merged with what the other tasks of the machine need; read when the task joins a graph. */
  protected get taskPolicies(): PolicyStatement[] {
    const statements = [...this.neededStatements];
    checkPartition(this, statements, this.propsReport);
    checkKnownResources(statements, this.propsReport);
    return statements;
  }

  /** Whether the state waits for the end of the job that it starts. */
  protected get runsJob(): boolean {
    return this.integrationPattern === IntegrationPattern.RUN_JOB;
  }

  /** Whether the state is part of an EXPRESS workflow; known once its state machine is made. */
  protected get runsAsExpress(): boolean {
    return runsAsExpress(this.graph);
  }

  /** The request with `additionalParameters`, before expressions are rendered. */
  protected get request(): Readonly<Record<string, unknown>> {
    this.mergedRequest ??= addParameters(
      this.requestParameters() as Readonly<Record<string, unknown>>,
      this.props.additionalParameters ?? {},
      this.propsReport,
    );
    return this.mergedRequest;
  }

  /** The ARN that the state names as its resource. */
  protected get resource(): string {
    const { api, runJobSuffix = '.sync' } = this.facts;
    const waits = this.integrationPattern === IntegrationPattern.WAIT_FOR_TASK_TOKEN;
    const suffix = this.runsJob ? runJobSuffix : waits ? '.waitForTaskToken' : '';
    return `arn:${Aws.PARTITION}:states:::${api.service}:${api.name}${suffix}`;
  }

  /** Records a prop that cannot be honoured: the synthesis fails with it and with all others. */
  protected reject(parameter: string | undefined, message: string, code: ProblemCode = 'INVALID_PROP'): void {
    this.propsReport.problem(code, parameter, message);
  }

  public override toStateJson(machineLanguage?: QueryLanguage): object {
    this.renderReport = new Report();
    this.language = this.languageIn(machineLanguage);
    checkStateFields(this.props, this.language, this.renderReport);
    const state = super.toStateJson(machineLanguage);
    this.announceWarnings();
    // aws-cdk-lib leaves `outputs` as written; it may hold expressions inside text and lists like every other field.
    return this.outputs === undefined ? state : { ...state, Output: this.renderField('outputs', this.outputs) };
  }

  protected override whenBoundToGraph(graph: StateGraph): void {
    this.graph = graph;
    observe(graph);
    if (this.props.grants === 'none') {
      // What aws-cdk-lib's task adds to this is permissions.
      State.prototype['whenBoundToGraph'].call(this, graph);
      checkPartition(this, this.neededStatements, this.propsReport);
      return;
    }
    super.whenBoundToGraph(graph);
  }

  protected override validateState(): string[] {
    if (this.convertible) this.validateProps();
    if (this.integrationPattern !== IntegrationPattern.REQUEST_RESPONSE && this.runsAsExpress) {
      this.reject(
        'integrationPattern',
        `${this.integrationPattern} does not work in an EXPRESS workflow, which only starts a request. Use REQUEST_RESPONSE, or a STANDARD state machine.`,
        'UNSUPPORTED_PATTERN',
      );
    }
    const problems = [...this.propsReport.problems, ...this.renderReport.problems];
    return problems.length === 0
      ? super.validateState()
      : [...super.validateState(), ...new Set(problems.map(describeProblem))];
  }

  protected override renderQueryLanguage(machineLanguage?: QueryLanguage): object {
    if (machineLanguage === QueryLanguage.JSONATA && this.language !== QueryLanguage.JSONATA) {
      this.renderReport.problem(
        'INVALID_PROP',
        'queryLanguage',
        'a state of a JSONata state machine cannot use JSONPath. Leave queryLanguage away, or set it on the JSONata states only.',
      );
    }
    const differs = this.language === QueryLanguage.JSONATA && machineLanguage !== QueryLanguage.JSONATA;
    return { QueryLanguage: differs ? this.language : undefined };
  }

  protected override renderResultSelector(): object | undefined {
    return this.resultSelector && { ResultSelector: this.renderField('resultSelector', this.resultSelector) };
  }

  protected override renderAssign(): object | undefined {
    return this.assign && { Assign: this.renderField('assign', this.assign) };
  }

  protected override renderRetryCatch(): object {
    return super.renderRetryCatch(this.language);
  }

  protected override _renderTask(): object {
    const parameters = this.convertible ? this.renderParameters() : {};
    if (
      this.convertible &&
      this.integrationPattern === IntegrationPattern.WAIT_FOR_TASK_TOKEN &&
      !containsTaskToken(parameters, this.language)
    ) {
      this.reportMissingToken();
    }
    const field = this.language === QueryLanguage.JSONATA ? 'Arguments' : 'Parameters';
    return { Resource: this.resource, [field]: parameters };
  }

  /** The request in the query language of the state. */
  protected renderParameters(): unknown {
    const { api } = this.facts;
    return renderRequest(this.request, {
      language: this.language,
      report: this.renderReport,
      shapes: api.shapes,
      shape: api.input,
    });
  }

  /** A field of the state that is not the API's request, in the query language of the state. */
  protected renderField(field: string, value: unknown): unknown {
    const rendered = renderRequest(value, { language: this.language, report: this.renderReport, at: field });
    return rendered instanceof PathValue ? rendered.text : rendered;
  }

  private languageIn(machineLanguage: QueryLanguage | undefined): QueryLanguage {
    return this.queryLanguage ?? enclosingLanguage(this.graph) ?? machineLanguage ?? QueryLanguage.JSON_PATH;
  }

  private retryOnTransientErrors(own: true | TransientErrorRetry): void {
    const { api } = this.facts;
    const retry = transientErrorRetry(api, own);
    if (retry !== undefined) {
      this.addRetry(retry);
      return;
    }
    this.reject(
      'retryOnTransientErrors',
      `it is not confirmed how Step Functions names the errors of ${api.service}:${api.name} that pass on their own. Leave it away, and name the errors that you see in addRetry({ errors: [...] }).`,
    );
  }

  private reportMissingToken(): void {
    const token = this.language === QueryLanguage.JSONATA ? 'Jsonata.taskToken' : 'JsonPath.taskToken';
    const place = this.facts.tokenProp ?? 'the request';
    this.renderReport.problem(
      'MISSING_TASK_TOKEN',
      this.facts.tokenProp,
      `the state waits for a task token, but its request holds none, so nothing could ever answer it. Put ${token} into ${place}.`,
    );
  }

  private announceWarnings(): void {
    for (const warning of this.renderReport.warnings) {
      const text = describeProblem(warning);
      this.warned ??= new Set();
      if (this.warned.has(text)) continue;
      this.warned.add(text);
      Annotations.of(this).addWarningV2(`@sfn-tasks/core:${warning.code}`, text);
    }
  }
}
