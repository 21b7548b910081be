import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import overrides from '../data/iam-overrides.json';
import sdkServices from '../data/sdk-services.json';
import { Catalogue } from '../src/catalogue';
import { dependentActions, iamData } from '../src/iam-data';
import { overrideProblems } from '../src/iam-overrides';
import { ModelFolder } from '../src/model';
import { permissionsOf } from '../src/permissions';

const models = new ModelFolder(join(__dirname, '..', '..', 'models', 'data'));
const catalogue = new Catalogue(models);
const services: Readonly<Record<string, { model: string | null; iam?: string | null; client?: string }>> =
  sdkServices.services;
const prefixOf = (segment: string) => (services[segment]!.iam === undefined ? segment : services[segment]!.iam!);

/** A file of aws-cdk-lib, also one that it does not export. */
const cdkFile = (path: string) =>
  join(require.resolve('aws-cdk-lib/package.json'), '..', path.replace(/^aws-cdk-lib\//, ''));

function permissions(segment: string, name: string) {
  const { model: modelName } = services[segment]!;
  const model = models.model(modelName!);
  const api = catalogue.operation(`aws-sdk:${segment}`, modelName!, name);
  return permissionsOf({ segment, prefix: prefixOf(segment), name, operation: model.operations[name]!, api, model });
}

describe('given an operation', () => {
  test.each([
    ['sns', 'Publish', ['!TopicArn=arn:{Partition}:sns:{Region}:{Account}:*']],
    ['s3', 'ListObjectsV2', ['arn:{Partition}:s3:::{Bucket}']],
    ['rds', 'StopDBInstance', ['!arn:{Partition}:rds:{Region}:{Account}:db:{DbInstanceIdentifier}']],
    ['ec2', 'DescribeInstances', []],
    ['ec2', 'CreateVpc', ['!arn:{Partition}:ec2:{Region}:{Account}:vpc/*']],
    ['bedrockruntime', 'InvokeModel', undefined],
    ['apigateway', 'UpdateStage', ['arn:{Partition}:apigateway:{Region}::/restapis/{RestApiId}/stages/{StageName}']],
  ])('%s:%s is allowed on %j', (segment, name, resources) => {
    expect(permissions(segment, name).allow).toEqual([
      { actions: [expect.stringContaining(':')], ...(resources === undefined ? {} : { resources }) },
    ]);
  });

  test('when IAM has no action of its name, then none is guessed', () => {
    expect(permissions('transcribe', 'UpdateLanguageModel')).toEqual({});
  });

  test('when it needs to pass a role, then the members that name roles are known, and who gets them', () => {
    expect(permissions('lambda', 'CreateFunction')).toMatchObject({
      roles: ['Role'],
      passedTo: ['lambda.amazonaws.com'],
    });
    expect(permissions('emr', 'RunJobFlow').roles).not.toContain('Instances.InstanceGroups[].InstanceRole');
    expect(dependentActions.action('lambda', 'CreateFunction')!.resourceTypes[0]!.dependentActions).toContain(
      'iam:PassRole',
    );
  });
});

describe('given an operation of which IAM does not say that it passes a role', () => {
  test('when its service has a row in the table, then the roles of its request are passed', () => {
    expect(permissions('glue', 'CreateJob')).toMatchObject({ roles: ['Role'], passedTo: ['glue.amazonaws.com'] });
    expect(permissions('batch', 'RegisterJobDefinition').passedTo).toContain('ecs-tasks.amazonaws.com');
    expect(permissions('cloudformation', 'DeleteStack').roles).toEqual(['RoleARN']);
  });

  test('when it looks at roles or ends what has one, then none is passed', () => {
    for (const name of ['ListAuditFindings', 'DescribeAuditSuppression', 'DeleteAuditSuppression']) {
      expect(Object.keys(permissions('iot', name))).not.toContain('roles');
    }
    expect(Object.keys(permissions('sts', 'AssumeRole'))).not.toContain('otherRoles');
  });

  test('when its service has none, then it is known that the roles may be passed', () => {
    expect(permissions('synthetics', 'CreateCanary')).toMatchObject({ otherRoles: ['ExecutionRoleArn'] });
  });
});

describe('given the reviewed table', () => {
  test('then each principal that gets roles has a source, or is said to have none', () => {
    const rows = Object.values<Record<string, string>>(overrides.passedTo as never).flatMap(Object.entries) as [
      string,
      string,
    ][];
    const isSourced = ([principal, source]: [string, string]) =>
      /^https:\/\/docs\.aws\.amazon\.com\/[\w/.-]+\.html$/.test(source) ||
      (source.startsWith('aws-cdk-lib/') && readFileSync(cdkFile(source), 'utf8').includes(`"${principal}"`));
    expect(rows.filter((row) => !isSourced(row)).map(([principal, source]) => `${principal} ${source}`)).toEqual(
      [
        'comprehend',
        'imagebuilder',
        'kinesisanalytics',
        'medialive',
        'scheduler.redshift',
        'rekognition',
        'textract',
        'transcribe',
        'translate',
      ].map((name) => `${name}.amazonaws.com unverified`),
    );
  });

  const entries = Object.entries(overrides.actions as Record<string, Record<string, unknown>>);

  test('then each action is one of IAM', () => {
    expect(entries.flatMap(([segment]) => overrideProblems(segment, prefixOf(segment)))).toEqual([]);
  });

  test('when IAM does not have an action, then it is a problem that names it', () => {
    expect(overrideProblems('lambda', 's3')).toContain(
      'iam-overrides.json: IAM has no action s3:InvokeFunction, which lambda:Invoke names.',
    );
  });

  test('then each operation is one of its service', () => {
    const unknown = entries.flatMap(([segment, operations]) => {
      const { operations: known } = models.model(services[segment]!.model!);
      return Object.keys(operations)
        .filter((name) => known[name] === undefined)
        .map((name) => `${segment}:${name}`);
    });
    expect(unknown).toEqual([]);
  });

  test('then each type of resource is one of IAM', () => {
    const types = Object.entries(overrides.resourceTypes).flatMap(([prefix, named]) =>
      Object.keys(named).map((type) => iamData.arn(prefix, type)),
    );
    expect(types).toHaveLength(new Set(types).size);
  });
});

describe('given the prefixes of IAM actions', () => {
  test('then they are those that aws-cdk-lib knows, but for eight', () => {
    const library = require.resolve('aws-cdk-lib/package.json');
    const path = join(library, '../custom-resources/lib/helpers-internal/sdk-v3-metadata.json');
    const metadata: Record<string, { iamPrefix?: string }> = JSON.parse(readFileSync(path, 'utf8'));
    const differing = Object.entries(services).flatMap(([segment, { client = segment, iam }]) => {
      const known = metadata[client]?.iamPrefix;
      if (iam === null || known === undefined || known === prefixOf(segment)) return [];
      return [`${segment}: ${prefixOf(segment)}, not ${known}`];
    });
    // The names that requests are signed with, where IAM has others.
    expect(differing).toEqual([
      'cloudcontrol: cloudformation, not cloudcontrolapi',
      'ioteventsdata: iotevents, not ioteventsdata',
      'iotjobsdataplane: iotjobsdata, not iot-jobs-data',
      'iotsecuretunneling: iot, not IoTSecuredTunneling',
      'mturk: mechanicalturk, not mturk-requester',
      'partnercentralselling: partnercentral, not partnercentral-selling',
      'resourcegroupstaggingapi: tag, not tagging',
      'sso: sso, not awsssoportal',
    ]);
  });
});
