import * as cdk from 'aws-cdk-lib';
import { aws_stepfunctions as sfn, aws_sns as sns, aws_stepfunctions_tasks as tasks } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

type Mode = 'short' | 'long';

export class Reports extends cdk.Stack {
  constructor(scope: Construct, id: string, mode: Mode = 'short') {
    super(scope, id);
    const steps: tasks.EmrAddStepProps = {
      clusterId: sfn.JsonPath.stringAt('$.ClusterId'),
      name: mode,
      jar: 's3://reports/report.jar',
      actionOnFailure: tasks.ActionOnFailure.CONTINUE,
    };
    const report = new tasks.EmrAddStep(this, 'Make the report', steps);
    const tell = new cdk.aws_stepfunctions_tasks.SnsPublish(this, 'Tell', {
      topic: new sns.Topic(this, 'Readers'),
      message: sfn.TaskInput.fromJsonPathAt('$.Summary'),
    });
    new sfn.StateMachine(this, 'Workflow', { definitionBody: sfn.DefinitionBody.fromChainable(report.next(tell)) });
  }
}
