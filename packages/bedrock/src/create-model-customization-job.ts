import { allow, arnInPolicy, isKnown, memberFrom, passRole, TaskStateBase } from '@sfn-tasks/core';
import { type IRole, type PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type CreateModelCustomizationJobRequest, createModelCustomizationJob } from './api.generated';
import type { BedrockCreateModelCustomizationJobProps, DataBucketConfiguration } from './customization-props';
import { customizationRole } from './customization-role';

/**
 * Starts a job in Amazon Bedrock that customizes a model.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html
 *
 * @example
 * import { BedrockCreateModelCustomizationJob } from '@sfn-tasks/bedrock';
 * import { Stack } from 'aws-cdk-lib';
 * import { FoundationModel, FoundationModelIdentifier } from 'aws-cdk-lib/aws-bedrock';
 * import { Bucket } from 'aws-cdk-lib/aws-s3';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * const stack = new Stack();
 * const bucket = new Bucket(stack, 'Data');
 * new BedrockCreateModelCustomizationJob(stack, 'Fine-tune', {
 *   baseModel: FoundationModel.fromFoundationModelId(stack, 'Model', FoundationModelIdentifier.AMAZON_TITAN_TEXT_G1_EXPRESS_V1),
 *   customModelName: 'our-words',
 *   jobName: 'fine-tune-our-words',
 *   trainingData: { bucket, path: 'training.jsonl' },
 *   validationData: [{ bucket, path: 'validation.jsonl' }],
 *   outputData: { bucket, path: 'results/' },
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 * });
 */
export class BedrockCreateModelCustomizationJob extends TaskStateBase<
  BedrockCreateModelCustomizationJobProps,
  CreateModelCustomizationJobRequest
> {
  /** The role that Bedrock reads and writes the data with. */
  public readonly role: IRole;

  constructor(scope: Construct, id: string, props: BedrockCreateModelCustomizationJobProps) {
    super(scope, id, props, {
      api: createModelCustomizationJob,
      convertedProps: [
        'trainingData{}',
        'outputData{}',
        'validationData[]{}',
        'vpcConfig.securityGroups[]',
        'vpcConfig.subnets[]',
      ],
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
    });
    this.role =
      props.role === undefined
        ? customizationRole(this, this.convertible ? props : undefined)
        : Role.fromRoleArn(this, 'Role', props.role.roleRef.roleArn);
  }

  protected override requestParameters(): CreateModelCustomizationJobRequest {
    const { props } = this;
    return {
      BaseModelIdentifier: props.baseModel.modelArn,
      ClientRequestToken: props.clientRequestToken,
      CustomizationType: props.customizationType,
      CustomModelKmsKeyId: props.customModelKmsKey?.keyArn,
      CustomModelName: props.customModelName,
      CustomModelTags: memberFrom(createModelCustomizationJob, 'TagList', props.customModelTags),
      HyperParameters: props.hyperParameters,
      JobName: props.jobName,
      JobTags: memberFrom(createModelCustomizationJob, 'TagList', props.jobTags),
      OutputDataConfig: place(props.outputData),
      RoleArn: this.role.roleArn,
      TrainingDataConfig: place(props.trainingData),
      ValidationDataConfig: props.validationData && { Validators: props.validationData.map(place) },
      VpcConfig: props.vpcConfig && {
        SecurityGroupIds: props.vpcConfig.securityGroups.map(({ securityGroupId }) => securityGroupId),
        SubnetIds: props.vpcConfig.subnets.map(({ subnetId }) => subnetId),
      },
    };
  }

  protected override requestPolicies(): PolicyStatement[] {
    const arn = (resource: string) => arnInPolicy(this, { service: 'bedrock', resource });
    const created = [arn('custom-model'), arn('model-customization-job')];
    const { JobTags, CustomModelTags } = this.request;
    return [
      allow('bedrock:CreateModelCustomizationJob', [this.props.baseModel.modelArn, ...created]),
      ...(JobTags === undefined && CustomModelTags === undefined ? [] : [allow('bedrock:TagResource', created)]),
      passRole(this.role, 'bedrock.amazonaws.com'),
      ...(this.runsJob
        ? [
            allow(
              ['bedrock:GetModelCustomizationJob', 'bedrock:StopModelCustomizationJob'],
              arn('model-customization-job'),
            ),
          ]
        : []),
    ];
  }

  protected override validateProps(): void {
    const { validationData, hyperParameters = {} } = this.props;
    const mayHaveShare = !isKnown(hyperParameters) || 'Evaluation percentage' in Object(hyperParameters);
    if (validationData === undefined && !mayHaveShare) {
      this.reject(
        'validationData',
        "the job needs data to validate with, found none. Name them, or set the hyperparameter 'Evaluation percentage'.",
      );
    }
  }
}

function place({ bucket, path }: DataBucketConfiguration): { S3Uri: string } {
  return { S3Uri: bucket.s3UrlForObject(path) };
}
