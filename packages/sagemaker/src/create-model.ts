import { requestFrom, type Value } from '@sfn-tasks/core';
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type CreateModelRequest, createModel } from './api.generated';
import type { IContainerDefinition } from './container-definition';
import { type ExecutionRoleProps, ExecutionRoleTask } from './execution-role-task';
import { type SageMakerTags, tagList } from './tags';

/** Props of {@link SageMakerCreateModel}. */
export interface SageMakerCreateModelProps extends ExecutionRoleProps<CreateModelRequest> {
  /** The name of the model; letters, digits and hyphens. */
  readonly modelName: string;
  /**
   * The container that answers requests.
   *
   * @default - none; a pipeline has `containers` instead
   */
  readonly primaryContainer?: IContainerDefinition;
  /**
   * The containers of an inference pipeline, in the order that a request passes them.
   *
   * @default - none
   */
  readonly containers?: IContainerDefinition[];
  /**
   * Whether the containers are cut off from every network.
   *
   * @default false
   */
  readonly enableNetworkIsolation?: Value<boolean>;
  /**
   * The VPC that the containers join.
   *
   * @default - none
   */
  readonly vpc?: IVpc;
  /**
   * The subnets in the VPC.
   *
   * @default - the private subnets
   */
  readonly subnetSelection?: SubnetSelection;
  /**
   * The security groups of the containers in the VPC.
   *
   * @default - a new one, which lets all traffic out
   */
  readonly securityGroups?: readonly ISecurityGroup[];
  /**
   * The tags of the model.
   *
   * @default - none
   */
  readonly tags?: SageMakerTags;
}

/**
 * Makes a SageMaker model of artifacts and an image, for endpoints and transform jobs.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 *
 * @example
 * import { ContainerDefinition, DockerImage, S3Location, SageMakerCreateModel } from '@sfn-tasks/sagemaker';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new SageMakerCreateModel(new Stack(), 'Make the model', {
 *   modelName: 'churn',
 *   primaryContainer: new ContainerDefinition({
 *     image: DockerImage.fromJsonExpression(JsonPath.stringAt('$.image')),
 *     modelS3Location: S3Location.fromJsonExpression(JsonPath.stringAt('$.artifacts')),
 *   }),
 * });
 */
export class SageMakerCreateModel extends ExecutionRoleTask<SageMakerCreateModelProps, CreateModelRequest> {
  constructor(scope: Construct, id: string, props: SageMakerCreateModelProps) {
    const { vpc, subnetSelection: subnets, securityGroups } = props;
    super(scope, id, props, {
      api: createModel,
      convertedProps: ['containers[]', 'securityGroups[]', 'tags{}'],
      patterns: [IntegrationPattern.REQUEST_RESPONSE],
      kind: 'Model',
      name: props.modelName,
      securityGroupId: 'ModelSecurityGroup',
      vpcConfig: vpc && { vpc, subnets, securityGroups },
    });
  }

  protected override requestParameters(): CreateModelRequest {
    const { props } = this;
    return requestFrom(createModel, {
      modelName: props.modelName,
      executionRoleArn: this.role.roleArn,
      primaryContainer: props.primaryContainer?.bind(this).parameters,
      containers: props.containers?.map((container) => container.bind(this).parameters),
      enableNetworkIsolation: props.enableNetworkIsolation,
      vpcConfig: this.network.vpcConfig,
      tags: tagList(props.tags),
    });
  }

  protected override validateProps(): void {
    super.validateProps();
    const { vpc, subnetSelection, securityGroups } = this.props;
    if (this.request['PrimaryContainer'] === undefined && this.request['Containers'] === undefined) {
      this.reject(
        'primaryContainer',
        'the model has no container. Set primaryContainer, or containers for a pipeline.',
      );
    }
    if (vpc === undefined && (subnetSelection ?? securityGroups) !== undefined) {
      this.reject('vpc', 'subnetSelection and securityGroups belong to a VPC, and there is none. Set vpc too.');
    }
  }
}
