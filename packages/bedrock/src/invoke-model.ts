import { allow, arnInPolicy, containsExpression, type TaskContext, task, textWhen } from '@sfn-tasks/core';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type InvokeModelRequest, invokeModel } from './api.generated';
import type { Guardrail } from './guardrail';
import type { BedrockInvokeModelProps } from './invoke-model-props';
import { invokePermissions } from './invoke-permissions';
import { objectArn, objectReference } from './s3-place';

/**
 * Invokes a model in Amazon Bedrock.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html
 *
 * @example
 * import { BedrockInvokeModel } from '@sfn-tasks/bedrock';
 * import { JsonPath, TaskInput } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 * import { FoundationModel, FoundationModelIdentifier } from 'aws-cdk-lib/aws-bedrock';
 *
 * const stack = new Stack();
 * new BedrockInvokeModel(stack, 'Summarise', {
 *   model: FoundationModel.fromFoundationModelId(stack, 'Model', FoundationModelIdentifier.AMAZON_TITAN_TEXT_G1_EXPRESS_V1),
 *   body: TaskInput.fromObject({ inputText: JsonPath.stringAt('$.text') }),
 * });
 */
export class BedrockInvokeModel extends task<BedrockInvokeModelProps, InvokeModelRequest>({
  api: invokeModel,
  convertedProps: ['input{}', 'output{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: (props) => ({
    ModelId: props.model.modelArn,
    Accept: props.accept,
    ContentType: props.contentType,
    Body: props.body?.value,
    Input: objectReference(props.input?.s3Location, props.input?.s3InputUri),
    Output: objectReference(props.output?.s3Location, props.output?.s3OutputUri),
    GuardrailIdentifier: props.guardrail?.guardrailIdentifier,
    GuardrailVersion: props.guardrail?.guardrailVersion,
    Trace: props.traceEnabled === undefined ? undefined : textWhen(props.traceEnabled, 'ENABLED', 'DISABLED'),
  }),
  policies: ({ model, guardrail }, task) => {
    const { Input, Output } = task.request as unknown as Record<string, { S3Uri: string } | undefined>;
    return [
      ...invokePermissions(task, model.modelArn),
      ...(Input === undefined ? [] : [allow('s3:GetObject', objectArn(Input))]),
      ...(Output === undefined ? [] : [allow('s3:PutObject', objectArn(Output))]),
      ...applyGuardrail(task, guardrail),
    ];
  },
  validate: ({ body, input, output }, task) => {
    if ((body === undefined) === (task.request['Input'] === undefined)) {
      task.reject(
        'body',
        `the model takes its request from body or from input, found ${body ? 'both' : 'neither'}. Set one of them.`,
      );
    }
    if (input?.s3Location !== undefined && input.s3InputUri !== undefined) {
      task.reject('input', 'found s3Location and s3InputUri. Set one of them.');
    }
    if (output?.s3Location !== undefined && output.s3OutputUri !== undefined) {
      task.reject('output', 'found s3Location and s3OutputUri. Set one of them.');
    }
  },
}) {}

function applyGuardrail(task: TaskContext, guardrail: Guardrail | undefined): PolicyStatement[] {
  if (guardrail === undefined) return [];
  const { guardrailIdentifier: name } = guardrail;
  const arn =
    name.startsWith('arn:') && !containsExpression(name)
      ? name
      : arnInPolicy(task, { service: 'bedrock', resource: 'guardrail', name });
  return [allow('bedrock:ApplyGuardrail', arn)];
}
