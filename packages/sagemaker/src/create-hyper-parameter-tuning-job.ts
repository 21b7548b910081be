import { requestFrom } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { algorithmProblem } from './algorithm-specification';
import { type CreateHyperParameterTuningJobRequest, createHyperParameterTuningJob } from './api.generated';
import { type ExecutionRoleProps, ExecutionRoleTask } from './execution-role-task';
import type { VpcConfig } from './network';
import { type SageMakerTags, tagList } from './tags';
import { spotProblem, TRAINING_PROPS } from './training-config';
import { type TuningJobConfig, tuningConfigOf } from './tuning-config';
import { definitionOf, type TuningTrainingJobDefinition } from './tuning-definition';

/** Props of {@link SageMakerCreateHyperParameterTuningJob}. */
export interface SageMakerCreateHyperParameterTuningJobProps
  extends ExecutionRoleProps<CreateHyperParameterTuningJobRequest> {
  /** The name of the job, up to 32 letters, digits and hyphens. */
  readonly hyperParameterTuningJobName: string;
  /** How it searches, for what, and how long. */
  readonly hyperParameterTuningJobConfig: TuningJobConfig;
  /**
   * The training jobs that it starts.
   *
   * @default - none; `trainingJobDefinitions` has them
   */
  readonly trainingJobDefinition?: TuningTrainingJobDefinition;
  /**
   * The training jobs that it starts, of several algorithms; instead of `trainingJobDefinition`.
   *
   * @default - none
   */
  readonly trainingJobDefinitions?: TuningTrainingJobDefinition[];
  /**
   * The VPC that the instances of all training jobs join.
   *
   * @default - none
   */
  readonly vpcConfig?: VpcConfig;
  /**
   * The tags of the job and of its training jobs.
   *
   * @default - none
   */
  readonly tags?: SageMakerTags;
}

/**
 * Finds the best hyperparameters of a model with a SageMaker tuning job.
 *
 * AWS publishes no current policy for this integration: the permissions are those of training jobs with this job's names. The name of the
 * managed rule is that of a sample of AWS's of 2022, and the result with `RUN_JOB` is taken to be the answer of `DescribeHyperParameterTuningJob`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 *
 * @example
 * import { S3Location, SageMakerCreateHyperParameterTuningJob } from '@sfn-tasks/sagemaker';
 * import { Stack } from 'aws-cdk-lib';
 * import { Bucket } from 'aws-cdk-lib/aws-s3';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * const stack = new Stack();
 * new SageMakerCreateHyperParameterTuningJob(stack, 'Tune', {
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 *   hyperParameterTuningJobName: 'churn',
 *   hyperParameterTuningJobConfig: {
 *     strategy: 'Bayesian',
 *     hyperParameterTuningJobObjective: { type: 'Minimize', metricName: 'loss' },
 *     resourceLimits: { maxNumberOfTrainingJobs: 20, maxParallelTrainingJobs: 2 },
 *     parameterRanges: { continuousParameterRanges: [{ name: 'rate', minValue: '0.01', maxValue: '0.2' }] },
 *   },
 *   trainingJobDefinition: {
 *     algorithmSpecification: { algorithmName: 'churn-algorithm' },
 *     outputDataConfig: { s3OutputLocation: S3Location.fromBucket(new Bucket(stack, 'Models'), 'churn') },
 *   },
 * });
 */
export class SageMakerCreateHyperParameterTuningJob extends ExecutionRoleTask<
  SageMakerCreateHyperParameterTuningJobProps,
  CreateHyperParameterTuningJobRequest
> {
  constructor(scope: Construct, id: string, props: SageMakerCreateHyperParameterTuningJobProps) {
    super(scope, id, props, {
      api: createHyperParameterTuningJob,
      convertedProps: [
        'hyperParameterTuningJobConfig.resourceLimits{}',
        ...['trainingJobDefinition', 'trainingJobDefinitions[]'].flatMap((definition) =>
          TRAINING_PROPS.map((prop) => `${definition}.${prop}`),
        ),
        'vpcConfig.securityGroups[]',
        'tags{}',
      ],
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      runJobRule: 'StepFunctionsGetEventsForSageMakerTuningJobsRule',
      kind: 'HyperParameterTuningJob',
      name: props.hyperParameterTuningJobName,
      securityGroupId: 'TuningJobSecurityGroup',
      vpcConfig: props.vpcConfig,
    });
  }

  protected override requestParameters(): CreateHyperParameterTuningJobRequest {
    const { props } = this;
    const runsIn = { roleArn: this.role.roleArn, vpcConfig: this.network.vpcConfig };
    return requestFrom(createHyperParameterTuningJob, {
      hyperParameterTuningJobName: props.hyperParameterTuningJobName,
      hyperParameterTuningJobConfig: tuningConfigOf(props.hyperParameterTuningJobConfig),
      trainingJobDefinition: props.trainingJobDefinition && definitionOf(this, props.trainingJobDefinition, runsIn),
      trainingJobDefinitions: props.trainingJobDefinitions?.map((each) => definitionOf(this, each, runsIn)),
      tags: tagList(props.tags),
    });
  }

  protected override validateProps(): void {
    super.validateProps();
    const { trainingJobDefinition: single, trainingJobDefinitions: several } = this.props;
    if (single !== undefined && several !== undefined) {
      this.reject('trainingJobDefinition', 'trainingJobDefinitions is set too. Set the one or the other.');
    }
    if (single !== undefined) this.validateDefinition('trainingJobDefinition', single);
    for (const [index, definition] of (several ?? []).entries()) {
      this.validateDefinition(`trainingJobDefinitions[${index}]`, definition);
    }
  }

  private validateDefinition(place: string, definition: TuningTrainingJobDefinition): void {
    const { algorithmSpecification, enableManagedSpotTraining, stoppingCondition = {} } = definition;
    const algorithm = algorithmProblem(algorithmSpecification);
    if (algorithm !== undefined) this.reject(`${place}.algorithmSpecification`, algorithm);
    const limits = enableManagedSpotTraining === true ? spotProblem(stoppingCondition) : undefined;
    if (limits !== undefined) this.reject(`${place}.stoppingCondition.maxWaitTime`, limits);
  }
}
