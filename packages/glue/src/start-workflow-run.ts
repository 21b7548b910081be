import { allow, arnInPolicy, type TaskProps, task, type Value } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type StartWorkflowRunRequest, startWorkflowRun } from './api.generated';

/** Props of {@link GlueStartWorkflowRun}. */
export interface GlueStartWorkflowRunProps extends TaskProps<StartWorkflowRunRequest> {
  /** The name of the workflow. */
  readonly workflowName: string;
  /**
   * The properties of this run, laid over those of the workflow; its jobs read them.
   *
   * @default - those of the workflow
   */
  readonly runProperties?: Value<Readonly<Record<string, Value<string>>>>;
}

/**
 * Starts a run of a Glue workflow, and does not wait for it: Step Functions has no such pattern for workflows.
 *
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_StartWorkflowRun.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { GlueStartWorkflowRun } from '@sfn-tasks/glue';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new GlueStartWorkflowRun(new Stack(), 'Load the day', {
 *   workflowName: 'load',
 *   runProperties: { day: JsonPath.stringAt('$.day') },
 * });
 */
export class GlueStartWorkflowRun extends task<GlueStartWorkflowRunProps, StartWorkflowRunRequest>({
  api: startWorkflowRun,
  // A callback would wait for ever: a workflow has triggers, which answer nobody.
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ workflowName, runProperties }) => ({ Name: workflowName, RunProperties: runProperties }),
  policies: ({ workflowName }, task) => [
    allow('glue:StartWorkflowRun', arnInPolicy(task, { service: 'glue', resource: 'workflow', name: workflowName })),
  ],
}) {}
