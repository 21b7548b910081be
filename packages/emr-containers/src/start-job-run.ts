import { allow, containsExpression, TaskStateBase } from '@sfn-tasks/core';
import {
  type IGrantable,
  type IPrincipal,
  type IRole,
  type PolicyStatement,
  UnknownPrincipal,
} from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type StartJobRunRequest, startJobRun } from './api.generated';
import { findUnset, renderConfiguration } from './application-configuration';
import { renderJobDriver } from './job-driver';
import { makeJobRole } from './job-role';
import { grantLogging, type LogDestinations, makeLogDestinations, renderMonitoring } from './monitoring';
import type { EmrContainersStartJobRunProps } from './start-job-run-props';
import { jobRunsArn, virtualClusterArn } from './virtual-cluster-arn';

/**
 * Runs a job on a virtual cluster of EMR on EKS, and by default waits for its end.
 *
 * Grants to the task go to the role that the job runs with: `bucket.grantRead(task)`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-eks.html
 *
 * @example
 * import { TaskInput } from '@sfn-tasks/core';
 * import { EmrContainersStartJobRun, ReleaseLabel, VirtualClusterInput } from '@sfn-tasks/emr-containers';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new EmrContainersStartJobRun(new Stack(), 'Estimate pi', {
 *   virtualCluster: VirtualClusterInput.fromVirtualClusterId('de92jdei2910fwedz'),
 *   releaseLabel: new ReleaseLabel('emr-7.5.0-latest'),
 *   jobDriver: {
 *     sparkSubmitJobDriver: {
 *       entryPoint: TaskInput.fromText('local:///usr/lib/spark/examples/src/main/python/pi.py'),
 *     },
 *   },
 * });
 */
export class EmrContainersStartJobRun
  extends TaskStateBase<EmrContainersStartJobRunProps, StartJobRunRequest>
  implements IGrantable
{
  /** Who the job runs as. */
  public readonly grantPrincipal: IPrincipal;

  private readonly role?: IRole;
  private readonly destinations: LogDestinations;

  constructor(scope: Construct, id: string, props: EmrContainersStartJobRunProps) {
    super(scope, id, props, {
      api: startJobRun,
      decidedProps: ['monitoring.logging'],
      convertedProps: ['applicationConfig[].nestedConfig[]', 'jobDriver.sparkSubmitJobDriver{}', 'monitoring{}'],
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      defaultPattern: IntegrationPattern.RUN_JOB,
    });
    this.role = props.executionRole ?? this.makeRole();
    this.grantPrincipal = this.role?.grantPrincipal ?? new UnknownPrincipal({ resource: this });
    this.destinations = makeLogDestinations(this, props.monitoring);
    if (this.role !== undefined) grantLogging(this.role, this.destinations);
  }

  protected override requestParameters(): StartJobRunRequest {
    const { virtualCluster, jobName, releaseLabel, applicationConfig, jobDriver, monitoring = {}, tags } = this.props;
    return {
      VirtualClusterId: virtualCluster.id,
      Name: jobName,
      ExecutionRoleArn: this.role?.roleArn,
      ReleaseLabel: releaseLabel.label,
      JobDriver: renderJobDriver(jobDriver),
      ConfigurationOverrides: {
        ApplicationConfiguration: applicationConfig?.map(renderConfiguration),
        MonitoringConfiguration: renderMonitoring(monitoring, this.destinations),
      },
      Tags: tags,
    };
  }

  protected override requestPolicies(): PolicyStatement[] {
    const { id } = this.props.virtualCluster;
    const onJobs = [
      ...(this.runsJob ? ['emr-containers:DescribeJobRun', 'emr-containers:CancelJobRun'] : []),
      ...(this.request['Tags'] === undefined ? [] : ['emr-containers:TagResource']),
    ];
    return [
      allow('emr-containers:StartJobRun', virtualClusterArn(this, id), this.role && runsAs(this.role)),
      ...(onJobs.length > 0 ? [allow(onJobs, jobRunsArn(this, id))] : []),
    ];
  }

  protected override validateProps(): void {
    const { applicationConfig = [], monitoring } = this.props;
    if (this.role === undefined) {
      this.reject(
        'executionRole',
        'only a virtual cluster whose id is known at synthesis can get a role of its own, and an expression yields this id. Give a role that its jobs may assume.',
      );
    }
    if (monitoring?.logStreamNamePrefix !== undefined && this.destinations.logGroup === undefined) {
      this.reject(
        'monitoring.logStreamNamePrefix',
        'there is no log group to have streams. Give logGroup, or logging.',
      );
    }
    for (const classification of findUnset(applicationConfig)) {
      this.reject('applicationConfig', `nothing is set for ${classification}. Give properties or nestedConfig.`);
    }
  }

  private makeRole(): IRole | undefined {
    const { id } = this.props.virtualCluster;
    return containsExpression(id) ? undefined : makeJobRole(this, id);
  }
}

/** The condition that a job runs with that role, and no other. */
function runsAs({ roleArn }: IRole) {
  return containsExpression(roleArn) ? undefined : { StringEquals: { 'emr-containers:ExecutionRoleArn': roleArn } };
}
