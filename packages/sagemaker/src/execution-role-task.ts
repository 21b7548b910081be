import { type IntegrationFacts, passRole, type TaskProps, TaskStateBase } from '@sfn-tasks/core';
import type { Connections, IConnectable, ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IPrincipal, IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { createExecutionRole } from './execution-role';
import { TaskNetwork, type VpcConfig } from './network';
import { createPermissions } from './permissions';
import type { ISageMakerTask } from './sagemaker-task';

/** Props of the tasks that hand SageMaker a role. */
export interface ExecutionRoleProps<Request extends object> extends TaskProps<Request> {
  /**
   * The role that SageMaker works with; it gets the permissions for the images, S3 locations and keys that the props name.
   *
   * @default - a new role, which may besides write logs and metrics, and join the VPC
   */
  readonly role?: IRole;
}

/** What is created, and what surrounds it. */
export interface ExecutionFacts<Request extends object> extends IntegrationFacts<Request> {
  /** The kind in the words of IAM actions, such as `TrainingJob`. */
  readonly kind: string;
  readonly name: string;
  /** The id of the security group that is made for a VPC. */
  readonly securityGroupId: string;
  readonly vpcConfig: VpcConfig | undefined;
}

/** A task whose job or model has a role and may have a VPC. */
export abstract class ExecutionRoleTask<Props extends ExecutionRoleProps<Request>, Request extends object>
  extends TaskStateBase<Props, Request>
  implements ISageMakerTask, IConnectable
{
  /** The role that SageMaker works with. */
  public readonly role: IRole;
  /** What permissions of the job are granted to: its role. */
  public readonly grantPrincipal: IPrincipal;
  /** The security groups in the VPC; none without one. */
  public readonly connections: Connections;

  protected readonly network: TaskNetwork;
  private readonly created: ExecutionFacts<Request>;

  constructor(scope: Construct, id: string, props: Props, facts: ExecutionFacts<Request>) {
    super(scope, id, props, facts);
    this.created = facts;
    const vpcConfig = this.convertible ? facts.vpcConfig : undefined;
    const inVpc = vpcConfig !== undefined;
    this.role = props.role ?? createExecutionRole(this, 'SagemakerRole', { policyName: `Create${facts.kind}`, inVpc });
    this.grantPrincipal = this.role.grantPrincipal;
    this.network = new TaskNetwork(this, facts.securityGroupId, vpcConfig);
    this.connections = this.network.connections;
  }

  /** Puts the instances into one more security group of the VPC. */
  public addSecurityGroup(securityGroup: ISecurityGroup): void {
    this.connections.addSecurityGroup(securityGroup);
  }

  protected override requestPolicies(): PolicyStatement[] {
    const { kind, name } = this.created;
    const tagged = this.request['Tags'] !== undefined;
    return [
      ...createPermissions(this, { kind, name, runsJob: this.runsJob, tagged }),
      passRole(this.role, 'sagemaker.amazonaws.com'),
    ];
  }

  protected override validateProps(): void {
    if (this.network.problem !== undefined) this.reject('vpcConfig', this.network.problem);
  }
}
