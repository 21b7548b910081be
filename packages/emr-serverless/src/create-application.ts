import { allow, durationIn, requestFrom, type TaskContext, task } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type CreateApplicationRequest, createApplication } from './api.generated';
import { applicationArn, serviceArn } from './application-arn';
import type { EmrServerlessCreateApplicationProps } from './create-application-props';
import { APPLICATION_RULE } from './managed-rules';
import { renderNetwork } from './network-configuration';

const OPERATIONS = 'ops.emr-serverless.amazonaws.com';

/**
 * Creates an EMR Serverless application; with the pattern `RUN_JOB`, waits until it is there.
 *
 * What the state yields with `RUN_JOB` is not documented; it is taken to be the answer of EMR Serverless's `GetApplication`. Nor is it confirmed how
 * Step Functions names the errors of EMR Serverless.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 *
 * @example
 * import { ApplicationType, EmrServerlessCreateApplication } from '@sfn-tasks/emr-serverless';
 * import { Stack } from 'aws-cdk-lib';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * new EmrServerlessCreateApplication(new Stack(), 'Create the application', {
 *   releaseLabel: 'emr-7.5.0',
 *   type: ApplicationType.SPARK,
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 * });
 */
export class EmrServerlessCreateApplication extends task<EmrServerlessCreateApplicationProps, CreateApplicationRequest>(
  {
    api: createApplication,
    convertedProps: ['networkConfiguration.securityGroups[]'],
    patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
    runJobRule: APPLICATION_RULE,
    parameters: (props) => ({
      ...requestFrom(createApplication, {
        name: props.name,
        releaseLabel: props.releaseLabel,
        type: props.type,
        architecture: props.architecture,
        initialCapacity: props.initialCapacity,
        maximumCapacity: props.maximumCapacity,
        tags: props.tags,
      }),
      AutoStartConfiguration: props.autoStart === undefined ? undefined : { Enabled: props.autoStart },
      AutoStopConfiguration: renderAutoStop(props),
      NetworkConfiguration: props.networkConfiguration && renderNetwork(props.networkConfiguration),
    }),
    policies: (_, task) => {
      const onApplication = [
        ...(task.runsJob ? ['emr-serverless:GetApplication', 'emr-serverless:DeleteApplication'] : []),
        ...(task.request['Tags'] === undefined ? [] : ['emr-serverless:TagResource']),
      ];
      return [
        allow('emr-serverless:CreateApplication', serviceArn(task)),
        ...(onApplication.length > 0 ? [allow(onApplication, applicationArn(task))] : []),
        allow('iam:CreateServiceLinkedRole', serviceLinkedRole(task), {
          StringEquals: { 'iam:AWSServiceName': OPERATIONS },
        }),
      ];
    },
    validate: ({ autoStop, idleTimeout }, task) => {
      if (autoStop === false && idleTimeout !== undefined) {
        task.reject('idleTimeout', 'an application with autoStop false never stops by itself. Leave one of them away.');
      }
    },
  },
) {}

function renderAutoStop({ autoStop, idleTimeout }: EmrServerlessCreateApplicationProps) {
  if (autoStop === undefined && idleTimeout === undefined) return undefined;
  return { Enabled: autoStop, IdleTimeoutMinutes: durationIn(idleTimeout, 'minutes') };
}

/** The role that EMR Serverless makes for itself with the first application of an account. */
function serviceLinkedRole(task: TaskContext): string {
  return Stack.of(task).formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: `aws-service-role/${OPERATIONS}/AWSServiceRoleForAmazonEMRServerless`,
  });
}
