import { AthenaStartQueryExecution } from '@sfn-tasks/athena';
import { BatchSubmitJob } from '@sfn-tasks/batch';
import { JsonPath } from '@sfn-tasks/core';
import { DynamoAttributeValue, DynamoPutItem, DynamoUpdateItem } from '@sfn-tasks/dynamodb';
import { EventBridgePutEvents } from '@sfn-tasks/eventbridge';
import { GlueStartJobRun } from '@sfn-tasks/glue';
import { LambdaInvoke } from '@sfn-tasks/lambda';
import { SnsPublish } from '@sfn-tasks/sns';
import { SqsSendMessage } from '@sfn-tasks/sqs';
import { StepFunctionsStartExecution } from '@sfn-tasks/stepfunctions';
import { Stack } from 'aws-cdk-lib';
import { JsonPath as CdkJsonPath, IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as peer from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { FinishedTask } from './finished-task';
import { resourcesIn } from './resources';
import { type MakeTask, mixOf, type TaskTools } from './tasks';

/** Who is measured. */
export const CONTENDERS = ['ours', 'peer', 'floor'] as const;
export type Contender = (typeof CONTENDERS)[number];

/** Our classes of the mix. */
export const own = {
  AthenaStartQueryExecution,
  BatchSubmitJob,
  DynamoAttributeValue,
  DynamoPutItem,
  DynamoUpdateItem,
  EventBridgePutEvents,
  GlueStartJobRun,
  LambdaInvoke,
  SnsPublish,
  SqsSendMessage,
  StepFunctionsStartExecution,
};

/** The tasks of a contender, for states in one query language. */
export function tasksOf(contender: Contender, language: QueryLanguage): MakeTask[] {
  if (contender === 'floor') return finished(tasksOf('ours', language), language);
  // The props of ours take more than the peer's, and their types are their own.
  const library = (contender === 'ours' ? own : peer) as unknown as TaskTools['library'];
  const path = contender === 'ours' ? JsonPath : CdkJsonPath;
  return mixOf({
    library,
    language,
    runJob: IntegrationPattern.RUN_JOB,
    at: (field) => (language === QueryLanguage.JSONATA ? `{% $states.input.${field} %}` : path.stringAt(`$.${field}`)),
  });
}

/** Tasks that have nothing to do: what ours render and need, made beforehand. */
function finished(tasks: readonly MakeTask[], language: QueryLanguage): MakeTask[] {
  const scope = new Stack();
  const resources = resourcesIn(scope);
  return tasks.map((make, index) => {
    const task = make(scope, `Finished ${index}`, resources) as ReturnType<MakeTask> & Finished;
    // Type, End and QueryLanguage are the state's around it, which every state renders.
    const { Type, End, QueryLanguage: _, ...state } = task.toStateJson(language) as Record<string, unknown>;
    const statements = [...task.neededStatements];
    return (inner, id) => new FinishedTask(inner, id, state, statements);
  });
}

interface Finished {
  readonly neededStatements: readonly import('aws-cdk-lib/aws-iam').PolicyStatement[];
}
