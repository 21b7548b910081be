import { requestFrom } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { algorithmOf, algorithmProblem } from './algorithm-specification';
import { type CreateTrainingJobRequest, createTrainingJob } from './api.generated';
import { channelOf } from './channel';
import type { SageMakerCreateTrainingJobProps } from './create-training-job-props';
import { ExecutionRoleTask } from './execution-role-task';
import { hyperparametersOf } from './hyperparameters';
import { tagList } from './tags';
import { DEFAULT_RESOURCES, outputOf, resourcesOf, spotProblem, stoppingOf, TRAINING_PROPS } from './training-config';

/**
 * Trains a model with a SageMaker training job.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 *
 * @example
 * import { DockerImage, S3Location, SageMakerCreateTrainingJob } from '@sfn-tasks/sagemaker';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 * import { Repository } from 'aws-cdk-lib/aws-ecr';
 * import { Bucket } from 'aws-cdk-lib/aws-s3';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * const stack = new Stack();
 * const bucket = new Bucket(stack, 'Data');
 * new SageMakerCreateTrainingJob(stack, 'Train', {
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 *   trainingJobName: JsonPath.stringAt('$.job'),
 *   algorithmSpecification: { trainingImage: DockerImage.fromEcrRepository(new Repository(stack, 'Algorithm')) },
 *   inputDataConfig: [
 *     { channelName: 'train', dataSource: { s3DataSource: { s3Location: S3Location.fromBucket(bucket, 'train') } } },
 *   ],
 *   outputDataConfig: { s3OutputLocation: S3Location.fromBucket(bucket, 'models') },
 * });
 */
export class SageMakerCreateTrainingJob extends ExecutionRoleTask<
  SageMakerCreateTrainingJobProps,
  CreateTrainingJobRequest
> {
  constructor(scope: Construct, id: string, props: SageMakerCreateTrainingJobProps) {
    super(scope, id, props, {
      api: createTrainingJob,
      convertedProps: [...TRAINING_PROPS, 'checkpointConfig{}', 'vpcConfig.securityGroups[]', 'tags{}'],
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      runJobRule: 'StepFunctionsGetEventsForSageMakerTrainingJobsRule',
      kind: 'TrainingJob',
      name: props.trainingJobName,
      securityGroupId: 'TrainJobSecurityGroup',
      vpcConfig: props.vpcConfig,
    });
  }

  protected override requestParameters(): CreateTrainingJobRequest {
    const { props } = this;
    const checkpoints = props.checkpointConfig;
    return requestFrom(createTrainingJob, {
      trainingJobName: props.trainingJobName,
      roleArn: this.role.roleArn,
      algorithmSpecification: props.algorithmSpecification && algorithmOf(this, props.algorithmSpecification),
      hyperParameters: hyperparametersOf(props.hyperparameters),
      inputDataConfig: props.inputDataConfig?.map((channel) => channelOf(this, channel)),
      outputDataConfig: outputOf(this, props.outputDataConfig),
      resourceConfig: this.resources,
      stoppingCondition: this.gives('StoppingCondition') ? undefined : stoppingOf(props.stoppingCondition ?? {}),
      checkpointConfig: checkpoints && {
        s3Uri: checkpoints.s3Location.bind(this, { forReading: true, forWriting: true }).uri,
        localPath: checkpoints.localPath,
      },
      environment: props.environment,
      enableManagedSpotTraining: props.enableManagedSpotTraining,
      enableNetworkIsolation: props.enableNetworkIsolation,
      enableInterContainerTrafficEncryption: props.enableInterContainerTrafficEncryption,
      vpcConfig: this.network.vpcConfig,
      tags: tagList(props.tags),
    });
  }

  protected override validateProps(): void {
    super.validateProps();
    const { algorithmSpecification, enableManagedSpotTraining, stoppingCondition = {} } = this.props;
    const problem = algorithmSpecification && algorithmProblem(algorithmSpecification);
    if (problem !== undefined) this.reject('algorithmSpecification', problem);
    if (algorithmSpecification === undefined && !this.gives('AlgorithmSpecification', 'ServerlessJobConfig')) {
      this.reject('algorithmSpecification', 'the job has no algorithm. Name one by its image or its algorithm name.');
    }
    if (enableManagedSpotTraining === true && !this.gives('StoppingCondition')) {
      const limits = spotProblem(stoppingCondition);
      if (limits !== undefined) this.reject('stoppingCondition.maxWaitTime', limits);
    }
  }

  /** A job that is serverless, or has its instances from `additionalParameters`, gets no default ones. */
  private get resources(): object | undefined {
    const { resourceConfig } = this.props;
    if (resourceConfig === undefined && this.gives('ResourceConfig', 'ServerlessJobConfig')) return undefined;
    return resourcesOf(this, resourceConfig ?? DEFAULT_RESOURCES);
  }

  /** Whether `additionalParameters` set one of the members, which have a default or a need otherwise. */
  private gives(...members: (keyof CreateTrainingJobRequest)[]): boolean {
    return members.some((member) => this.props.additionalParameters?.[member] !== undefined);
  }
}
