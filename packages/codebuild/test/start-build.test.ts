import { Jsonata, JsonPath } from '@sfn-tasks/core';
import {
  describeParity,
  describeTask,
  findUnprovenPermissions,
  flatten,
  stackIn,
  synthesise,
  synthesiseState,
} from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import {
  BuildEnvironmentVariableType,
  BuildSpec,
  CfnProject,
  ComputeType,
  EnvironmentType,
  Fleet,
  ImagePullPrincipalType,
  LocalCacheMode,
  Project,
} from 'aws-cdk-lib/aws-codebuild';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { CodeBuildStartBuild } = ours;
type Props = ours.CodeBuildStartBuildProps;

const EVENTS = ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'];
const site = (stack: Stack) => Project.fromProjectName(stack, 'Site', 'site');
const ROLE = 'arn:aws:iam::123456789012:role/builder';

describeTask({
  task: CodeBuildStartBuild,
  resource: 'codebuild:startBuild',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['codebuild:StartBuild'],
    [IntegrationPattern.RUN_JOB]: [
      'codebuild:StartBuild',
      'codebuild:StopBuild',
      'codebuild:BatchGetBuilds',
      ...EVENTS,
    ],
  },
  props: (stack) => ({ project: site(stack) }),
});

describe('CodeBuildStartBuild', () => {
  test('renders every override', () => {
    // GIVEN
    const stack = stackIn();
    const sources = {
      gitCloneDepth: 1,
      gitSubmodulesConfig: { fetchSubmodules: true },
      auth: { type: 'OAUTH' },
      reportBuildStatus: true,
      buildStatusConfig: { context: 'docs', targetUrl: 'https://example.com' },
      insecureSsl: false,
    };
    // WHEN
    const { definition, warnings } = synthesise(
      stack,
      start(stack, {
        sourceVersion: 'main',
        sourceTypeOverride: 'GITHUB',
        sourceLocationOverride: JsonPath.stringAt('$.repository'),
        sourceAuthOverride: {
          type: 'SECRETS_MANAGER',
          resource: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:a',
        },
        secondarySourcesOverride: [{ type: 'S3', location: 'sources/docs.zip', sourceIdentifier: 'docs', ...sources }],
        secondarySourcesVersionOverride: [{ sourceIdentifier: 'docs', sourceVersion: JsonPath.stringAt('$.docs') }],
        gitCloneDepthOverride: JsonPath.numberAt('$.depth'),
        gitSubmodulesConfigOverride: { fetchSubmodules: JsonPath.objectAt('$.submodules') },
        insecureSslOverride: false,
        buildspecOverride: 'build/site.yml',
        artifactsOverride: { type: 'S3', location: 'sites', path: 'new', packaging: 'ZIP', namespaceType: 'BUILD_ID' },
        secondaryArtifactsOverride: [{ type: 'NO_ARTIFACTS', artifactIdentifier: 'docs' }],
        environmentTypeOverride: EnvironmentType.ARM_CONTAINER,
        computeTypeOverride: ComputeType.LARGE,
        imageOverride: 'aws/codebuild/standard:7.0',
        imagePullCredentialsTypeOverride: ImagePullPrincipalType.CODEBUILD,
        registryCredentialOverride: { credential: 'registry', credentialProvider: 'SECRETS_MANAGER' },
        privilegedModeOverride: true,
        certificateOverride: 'certificates/root.pem',
        cacheOverride: { type: 'LOCAL', modes: [LocalCacheMode.DOCKER_LAYER] },
        serviceRoleOverride: Role.fromRoleArn(stack, 'Role', ROLE),
        encryptionKeyOverride: 'alias/artifacts',
        timeoutInMinutesOverride: 30,
        queuedTimeoutInMinutesOverride: 60,
        autoRetryLimitOverride: 2,
        logsConfigOverride: {
          cloudWatchLogs: { status: 'ENABLED', groupName: 'builds' },
          s3Logs: { status: 'DISABLED' },
        },
        debugSessionEnabled: false,
        idempotencyToken: JsonPath.uuid(),
        reportBuildStatusOverride: true,
        buildStatusConfigOverride: { context: 'site' },
        fleetOverride: { fleetArn: 'arn:aws:codebuild:eu-west-1:123456789012:fleet/a:1' },
        hostKernelOverride: 'LINUX_KERNEL_6',
      }),
    );
    // THEN
    expect(warnings).toEqual([]);
    expect(definition.States['Build']!['Parameters']).toEqual({
      ProjectName: 'site',
      SourceVersion: 'main',
      SourceTypeOverride: 'GITHUB',
      'SourceLocationOverride.$': '$.repository',
      SourceAuthOverride: {
        Type: 'SECRETS_MANAGER',
        Resource: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:a',
      },
      SecondarySourcesOverride: [
        {
          Type: 'S3',
          Location: 'sources/docs.zip',
          SourceIdentifier: 'docs',
          GitCloneDepth: 1,
          GitSubmodulesConfig: { FetchSubmodules: true },
          Auth: { Type: 'OAUTH' },
          ReportBuildStatus: true,
          BuildStatusConfig: { Context: 'docs', TargetUrl: 'https://example.com' },
          InsecureSsl: false,
        },
      ],
      SecondarySourcesVersionOverride: [{ SourceIdentifier: 'docs', 'SourceVersion.$': '$.docs' }],
      'GitCloneDepthOverride.$': '$.depth',
      GitSubmodulesConfigOverride: { 'FetchSubmodules.$': '$.submodules' },
      InsecureSslOverride: false,
      BuildspecOverride: 'build/site.yml',
      ArtifactsOverride: { Type: 'S3', Location: 'sites', Path: 'new', Packaging: 'ZIP', NamespaceType: 'BUILD_ID' },
      SecondaryArtifactsOverride: [{ Type: 'NO_ARTIFACTS', ArtifactIdentifier: 'docs' }],
      EnvironmentTypeOverride: 'ARM_CONTAINER',
      ComputeTypeOverride: 'BUILD_GENERAL1_LARGE',
      ImageOverride: 'aws/codebuild/standard:7.0',
      ImagePullCredentialsTypeOverride: 'CODEBUILD',
      RegistryCredentialOverride: { Credential: 'registry', CredentialProvider: 'SECRETS_MANAGER' },
      PrivilegedModeOverride: true,
      CertificateOverride: 'certificates/root.pem',
      CacheOverride: { Type: 'LOCAL', Modes: ['LOCAL_DOCKER_LAYER_CACHE'] },
      ServiceRoleOverride: ROLE,
      EncryptionKeyOverride: 'alias/artifacts',
      TimeoutInMinutesOverride: 30,
      QueuedTimeoutInMinutesOverride: 60,
      AutoRetryLimitOverride: 2,
      LogsConfigOverride: {
        CloudWatchLogs: { Status: 'ENABLED', GroupName: 'builds' },
        S3Logs: { Status: 'DISABLED' },
      },
      DebugSessionEnabled: false,
      'IdempotencyToken.$': 'States.UUID()',
      ReportBuildStatusOverride: true,
      BuildStatusConfigOverride: { Context: 'site' },
      FleetOverride: { FleetArn: 'arn:aws:codebuild:eu-west-1:123456789012:fleet/a:1' },
      HostKernelOverride: 'LINUX_KERNEL_6',
    });
  });

  test('takes numbers, booleans and lists in JSONata', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      CodeBuildStartBuild.jsonata(stack, 'Build', {
        project: site(stack),
        timeoutInMinutesOverride: '{% $states.input.minutes %}',
        privilegedModeOverride: Jsonata.booleanAt('$states.input.docker'),
        cacheOverride: { type: 'LOCAL', modes: '{% $states.input.modes %}' },
        environmentVariablesOverride: { STAGE: { value: '{% $states.input.stage %}' } },
      }),
    );
    expect(state['Arguments']).toEqual({
      ProjectName: 'site',
      TimeoutInMinutesOverride: '{% $states.input.minutes %}',
      PrivilegedModeOverride: '{% $states.input.docker %}',
      CacheOverride: { Type: 'LOCAL', Modes: '{% $states.input.modes %}' },
      EnvironmentVariablesOverride: [{ Name: 'STAGE', Type: 'PLAINTEXT', Value: '{% $states.input.stage %}' }],
    });
  });

  test('takes constructs for commands, key and fleet', () => {
    // GIVEN
    const stack = stackIn();
    const buildspecOverride = BuildSpec.fromObject({ version: '0.2', phases: { build: { commands: ['make'] } } });
    const key = Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:123456789012:key/a');
    const fleet = Fleet.fromFleetArn(stack, 'Fleet', 'arn:aws:codebuild:eu-west-1:123456789012:fleet/a:1');
    // WHEN
    const state = synthesiseState(
      stack,
      start(stack, { buildspecOverride, encryptionKeyOverride: key, fleetOverride: fleet }),
    );
    // THEN
    expect(JSON.parse(state['Parameters'].BuildspecOverride)).toEqual({
      version: '0.2',
      phases: { build: { commands: ['make'] } },
    });
    expect(state['Parameters']).toMatchObject({
      EncryptionKeyOverride: 'arn:aws:kms:eu-west-1:123456789012:key/a',
      FleetOverride: { FleetArn: 'arn:aws:codebuild:eu-west-1:123456789012:fleet/a:1' },
    });
  });

  test('numbers and booleans become the text that environment variables are', () => {
    const stack = stackIn();
    const environmentVariablesOverride = {
      COUNT: { value: 3 },
      FAST: { value: true },
      SECRET: { type: BuildEnvironmentVariableType.SECRETS_MANAGER, value: 'login:password' },
    };
    expect(synthesiseState(stack, start(stack, { environmentVariablesOverride }))['Parameters']).toEqual({
      ProjectName: 'site',
      EnvironmentVariablesOverride: [
        { Name: 'COUNT', Type: 'PLAINTEXT', Value: '3' },
        { Name: 'FAST', Type: 'PLAINTEXT', Value: 'true' },
        { Name: 'SECRET', Type: 'SECRETS_MANAGER', Value: 'login:password' },
      ],
    });
  });

  test('no environment variables are no override', () => {
    const stack = stackIn();
    expect(synthesiseState(stack, start(stack, { environmentVariablesOverride: {} }))['Parameters']).toEqual({
      ProjectName: 'site',
    });
  });

  test.each<[string, Partial<Props>, string]>([
    ['a construct', { serviceRoleOverride: { roleArn: ROLE } as Props['serviceRoleOverride'] }, ROLE],
    [
      'a name',
      { additionalParameters: { ServiceRoleOverride: 'builder' } },
      'arn:<AWS::Partition>:iam::123456789012:role/builder',
    ],
    [
      'an expression',
      { additionalParameters: { ServiceRoleOverride: JsonPath.stringAt('$.role') } },
      'arn:<AWS::Partition>:iam::<AWS::AccountId>:role/*',
    ],
    [
      'an object expression',
      { additionalParameters: { ServiceRoleOverride: JsonPath.objectAt('$.role') } },
      'arn:<AWS::Partition>:iam::<AWS::AccountId>:role/*',
    ],
  ])('may hand a service role to CodeBuild alone: %s', async (_, props, resource) => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const { statements } = synthesise(stack, start(stack, props));
    // THEN
    const pass = statements.filter(({ Action }) => Action === 'iam:PassRole');
    expect(pass).toEqual([
      {
        Action: 'iam:PassRole',
        Effect: 'Allow',
        Resource: expect.anything(),
        Condition: { StringEquals: { 'iam:PassedToService': 'codebuild.amazonaws.com' } },
      },
    ]);
    expect(flatten(pass[0]!.Resource)).toBe(resource);
    expect(await findUnprovenPermissions(statements)).toEqual([]);
  });

  test('a project that the input names allows any project, and nothing but projects', () => {
    const stack = stackIn();
    const project = Project.fromProjectName(stack, 'Any', JsonPath.stringAt('$.project'));
    const { definition, statements } = synthesise(stack, start(stack, { project }));
    expect(definition.States['Build']!['Parameters']).toEqual({ 'ProjectName.$': '$.project' });
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      'arn:<AWS::Partition>:codebuild:eu-west-1:123456789012:project/*',
    ]);
  });

  test('a project of the stack is named by its exact ARN', () => {
    const stack = stackIn();
    const project = new CfnProject(stack, 'Site', {
      artifacts: { type: 'NO_ARTIFACTS' },
      environment: {
        type: 'LINUX_CONTAINER',
        computeType: 'BUILD_GENERAL1_SMALL',
        image: 'aws/codebuild/standard:7.0',
      },
      serviceRole: ROLE,
      source: { type: 'NO_SOURCE', buildSpec: 'version: 0.2' },
    });
    const { statements } = synthesise(stack, start(stack, { project }));
    expect(statements.map(({ Resource }) => Resource)).toEqual([{ 'Fn::GetAtt': ['Site', 'Arn'] }]);
  });

  test('a value that CodeBuild does not know yet is a warning', () => {
    const stack = stackIn();
    const { warnings } = synthesise(stack, start(stack, { computeTypeOverride: 'BUILD_GENERAL1_LARG' }));
    expect(warnings).toEqual([
      expect.stringMatching(/ComputeTypeOverride: found "BUILD_GENERAL1_LARG".* Did you mean "?BUILD_GENERAL1_LARGE/),
    ]);
  });
});

function start(stack: Stack, props: Partial<Props>) {
  return new CodeBuildStartBuild(stack, 'Build', { ...props, project: props.project ?? site(stack) });
}

const BOTH_PATTERNS = [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB];

describeParity('CodeBuildStartBuild', ours, [
  { name: 'minimal props', patterns: BOTH_PATTERNS, props: ({ stack }) => ({ project: site(stack) }) },
  {
    name: 'all props',
    patterns: BOTH_PATTERNS,
    props: ({ stack, at }) => ({
      project: site(stack),
      environmentVariablesOverride: {
        STAGE: { value: at('stage') },
        TOKEN: { type: BuildEnvironmentVariableType.SECRETS_MANAGER, value: 'token' },
        LEVEL: { type: BuildEnvironmentVariableType.PARAMETER_STORE, value: at('level') },
      },
    }),
  },
  {
    name: 'a number and no text',
    props: ({ stack }) => ({ project: site(stack), environmentVariablesOverride: { COUNT: { value: 3 } } }),
    expectState: (state) => JSON.parse(JSON.stringify(state, (_, value) => (value === 3 ? '3' : value))),
    differences: ['codebuild-variables-are-text'],
  },
]);
