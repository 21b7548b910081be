import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Duration, Size, type Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { InstanceClass, InstanceSize, InstanceType, Port, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { DockerImage, InputMode, S3Location, SageMakerCreateTrainingJob } = ours;

const minimal = (stack: Stack) => ({
  trainingJobName: 'my-job',
  algorithmSpecification: { trainingImage: DockerImage.fromRegistry('registry/image:1') },
  outputDataConfig: { s3OutputLocation: S3Location.fromBucket(new Bucket(stack, 'Bucket'), 'models') },
});

/** The statements of the role that the task has made. */
function roleStatements(stack: Stack): any[] {
  const template = Template.fromStack(stack);
  const policies = template.findResources('AWS::IAM::Policy', {
    Properties: { PolicyName: Match.stringLikeRegexp('^TaskSagemakerRole') },
  });
  return Object.values(policies).flatMap((policy) => policy['Properties'].PolicyDocument.Statement);
}

describeTask({
  task: SageMakerCreateTrainingJob,
  resource: 'sagemaker:createTrainingJob',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['sagemaker:CreateTrainingJob', 'sagemaker:ListTags', 'iam:PassRole'],
    [IntegrationPattern.RUN_JOB]: [
      'sagemaker:CreateTrainingJob',
      'sagemaker:DescribeTrainingJob',
      'sagemaker:StopTrainingJob',
      'sagemaker:ListTags',
      'iam:PassRole',
      'events:PutTargets',
      'events:PutRule',
      'events:DescribeRule',
    ],
  },
  props: minimal,
});

describe('SageMakerCreateTrainingJob', () => {
  test('grants the job under its name, in the case that SageMaker writes into ARNs too', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const task = new SageMakerCreateTrainingJob(stack, 'Task', {
      ...minimal(stack),
      trainingJobName: 'MyJob',
      tags: { team: 'ml' },
      integrationPattern: IntegrationPattern.RUN_JOB,
    });
    const { statements } = synthesise(stack, task);
    // THEN
    const job = (name: string) => ({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:sagemaker:eu-west-1:123456789012:training-job/${name}`]],
    });
    expect(statements).toContainEqual({
      Action: [
        'sagemaker:CreateTrainingJob',
        'sagemaker:DescribeTrainingJob',
        'sagemaker:StopTrainingJob',
        'sagemaker:ListTags',
        'sagemaker:AddTags',
      ],
      Effect: 'Allow',
      Resource: [job('MyJob'), job('myjob')],
    });
    expect(statements).toContainEqual({
      Action: 'iam:PassRole',
      Effect: 'Allow',
      Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^TaskSagemakerRole/), 'Arn'] },
    });
  });

  test('a name from the input widens to all training jobs', () => {
    const stack = stackIn();
    const task = new SageMakerCreateTrainingJob(stack, 'Task', {
      ...minimal(stack),
      trainingJobName: JsonPath.stringAt('$.job'),
    });
    expect(JSON.stringify(synthesise(stack, task).statements)).toContain('training-job/*');
  });

  test('the role reads the channels, writes the output and uses the keys, and nothing more', () => {
    // GIVEN
    const stack = stackIn();
    const [output, volume] = [new Key(stack, 'OutputKey'), new Key(stack, 'VolumeKey')];
    const bucket = new Bucket(stack, 'Data');
    const location = S3Location.fromBucket(bucket, 'train');
    // WHEN
    const task = new SageMakerCreateTrainingJob(stack, 'Task', {
      ...minimal(stack),
      algorithmSpecification: { trainingImage: DockerImage.fromEcrRepository(new Repository(stack, 'Repository')) },
      inputDataConfig: [{ channelName: 'train', dataSource: { s3DataSource: { s3Location: location } } }],
      outputDataConfig: { s3OutputLocation: S3Location.fromBucket(bucket, 'models'), encryptionKey: output },
      resourceConfig: {
        instanceCount: 1,
        instanceType: 'ml.m5.large',
        volumeSize: Size.gibibytes(5),
        volumeEncryptionKey: volume,
      },
    });
    synthesise(stack, task);
    // THEN
    const statements = roleStatements(stack);
    const resourcesOf = (action: string) =>
      JSON.stringify(
        statements.filter(({ Action }) => [Action].flat().includes(action)).map((found) => found.Resource),
      );
    expect(resourcesOf('s3:GetObject*')).toContain('/train*');
    expect(resourcesOf('s3:GetObject*')).not.toContain('/models*');
    expect(resourcesOf('s3:PutObject')).toContain('/models*');
    expect(resourcesOf('ecr:BatchGetImage')).toContain('Repository');
    expect(resourcesOf('kms:Decrypt')).toContain('OutputKey');
    expect(statements).toContainEqual({
      Action: 'kms:CreateGrant',
      Effect: 'Allow',
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^VolumeKey/), 'Arn'] },
    });
    expect(statements.filter(({ Resource }) => Resource === '*')).toEqual([
      { Action: 'ecr:GetAuthorizationToken', Effect: 'Allow', Resource: '*' },
    ]);
  });

  test("the role writes to SageMaker's log groups only", () => {
    const stack = stackIn();
    synthesise(stack, new SageMakerCreateTrainingJob(stack, 'Task', minimal(stack)));
    const role = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role')).find(
      ({ Properties }) => Properties.Policies !== undefined,
    );
    expect(role!['Properties'].Policies[0].PolicyDocument.Statement).toEqual([
      {
        Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
        Effect: 'Allow',
        Resource: {
          'Fn::Join': [
            '',
            ['arn:', { Ref: 'AWS::Partition' }, ':logs:eu-west-1:123456789012:log-group:/aws/sagemaker/*'],
          ],
        },
      },
      { Action: ['cloudwatch:PutMetricData', 'ecr:GetAuthorizationToken'], Effect: 'Allow', Resource: '*' },
    ]);
  });

  test('renders spot training with checkpoints, and shuffling', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      new SageMakerCreateTrainingJob(stack, 'Task', {
        ...minimal(stack),
        inputDataConfig: [
          {
            channelName: 'train',
            dataSource: {
              fileSystemDataSource: {
                fileSystemId: 'fs-1',
                fileSystemType: 'EFS',
                fileSystemAccessMode: 'ro',
                directoryPath: '/data',
              },
            },
            shuffleConfig: { seed: 7 },
          },
        ],
        enableManagedSpotTraining: true,
        stoppingCondition: { maxRuntime: Duration.hours(2), maxWaitTime: Duration.hours(3) },
        checkpointConfig: { s3Location: S3Location.fromJsonExpression('$.checkpoints') },
      }),
    );
    expect(state['Parameters']).toMatchObject({
      InputDataConfig: [
        {
          ChannelName: 'train',
          DataSource: {
            FileSystemDataSource: {
              FileSystemId: 'fs-1',
              FileSystemType: 'EFS',
              FileSystemAccessMode: 'ro',
              DirectoryPath: '/data',
            },
          },
          ShuffleConfig: { Seed: 7 },
        },
      ],
      EnableManagedSpotTraining: true,
      StoppingCondition: { MaxRuntimeInSeconds: 7200, MaxWaitTimeInSeconds: 10800 },
      CheckpointConfig: { 'S3Uri.$': '$.checkpoints' },
    });
  });

  test.each([
    [QueryLanguage.JSON_PATH, JsonPath],
    [QueryLanguage.JSONATA, Jsonata],
  ])('takes run-time values for types, numbers, lists, booleans and inside texts in %s', (queryLanguage, At) => {
    // GIVEN
    const stack = stackIn();
    const root = queryLanguage === QueryLanguage.JSONATA ? '$states.input' : '$';
    const bucket = new Bucket(stack, 'Data');
    // WHEN
    const state = synthesiseState(
      stack,
      new SageMakerCreateTrainingJob(stack, 'Task', {
        ...minimal(stack),
        queryLanguage,
        algorithmSpecification: {
          trainingImage: DockerImage.fromEcrRepository(
            Repository.fromRepositoryName(stack, 'Repository', 'algorithms'),
            At.stringAt(`${root}.tag`),
          ),
          containerArguments: At.listAt(`${root}.arguments`),
        },
        outputDataConfig: { s3OutputLocation: S3Location.fromBucket(bucket, At.stringAt(`${root}.prefix`)) },
        enableNetworkIsolation:
          At === Jsonata ? Jsonata.booleanAt(`${root}.isolated`) : JsonPath.objectAt(`${root}.isolated`),
        resourceConfig: {
          instanceCount: At.numberAt(`${root}.count`),
          instanceType: At.stringAt(`${root}.type`),
          volumeSize: Size.gibibytes(At.numberAt(`${root}.size`)),
        },
        stoppingCondition: { maxRuntime: Duration.seconds(At.numberAt(`${root}.seconds`)) },
      }),
    );
    // THEN
    const request = state['Parameters'] ?? state['Arguments'];
    const [mark, expression] =
      At === Jsonata ? ['', (path: string) => `{% $states.input.${path} %}`] : ['.$', (path: string) => `$.${path}`];
    expect(request).toMatchObject({
      AlgorithmSpecification: {
        [`TrainingImage${mark}`]: expect.stringContaining('tag'),
        [`ContainerArguments${mark}`]: expression('arguments'),
      },
      OutputDataConfig: { [`S3OutputPath${mark}`]: expect.stringContaining('prefix') },
      [`EnableNetworkIsolation${mark}`]: expression('isolated'),
      ResourceConfig: {
        [`InstanceCount${mark}`]: expression('count'),
        [`InstanceType${mark}`]: expression('type'),
        [`VolumeSizeInGB${mark}`]: expression('size'),
      },
      StoppingCondition: { [`MaxRuntimeInSeconds${mark}`]: expression('seconds') },
    });
    // A prefix from the input lies anywhere in the bucket, and no expression may get into an ARN.
    expect(JSON.stringify(roleStatements(stack))).not.toMatch(/prefix/);
    expect(JSON.stringify(roleStatements(stack))).toContain('"/*"');
  });

  test('takes JSONata between {% and %} inside a prefix', () => {
    const stack = stackIn();
    const task = new SageMakerCreateTrainingJob(stack, 'Task', {
      ...minimal(stack),
      queryLanguage: QueryLanguage.JSONATA,
      outputDataConfig: {
        s3OutputLocation: S3Location.fromBucket(new Bucket(stack, 'Data'), '{% $states.input.prefix %}'),
      },
    });
    expect(synthesiseState(stack, task)['Arguments'].OutputDataConfig.S3OutputPath).toMatch(
      /^\{% "https:.*\/" & \$states\.input\.prefix %\}$/,
    );
  });

  test('a location from the input may be bound to a bucket', () => {
    const stack = stackIn();
    const bucket = new Bucket(stack, 'Data');
    const task = new SageMakerCreateTrainingJob(stack, 'Task', {
      ...minimal(stack),
      outputDataConfig: { s3OutputLocation: S3Location.fromJsonExpression('$.output', bucket) },
    });
    synthesise(stack, task);
    expect(JSON.stringify(roleStatements(stack))).toContain('Data');
    expect(JSON.stringify(roleStatements(stack))).not.toContain(':s3:::');
  });

  test('sends numbers and booleans among the hyperparameters as text', () => {
    const stack = stackIn();
    const task = new SageMakerCreateTrainingJob(stack, 'Task', {
      ...minimal(stack),
      hyperparameters: { rate: 0.1, early: true, name: 'a', epochs: JsonPath.stringAt('$.epochs') },
    });
    expect(synthesiseState(stack, task)['Parameters'].HyperParameters).toEqual({
      rate: '0.1',
      early: 'true',
      name: 'a',
      'epochs.$': '$.epochs',
    });
  });

  test('connects its security groups, those added later too', () => {
    // GIVEN
    const stack = stackIn();
    const vpc = new Vpc(stack, 'Vpc');
    const database = new SecurityGroup(stack, 'Database', { vpc });
    const task = new SageMakerCreateTrainingJob(stack, 'Task', { ...minimal(stack), vpcConfig: { vpc } });
    // WHEN
    task.connections.allowTo(database, Port.tcp(5432));
    task.toStateJson();
    task.addSecurityGroup(database);
    // THEN
    const { SecurityGroupIds } = synthesiseState(stack, task)['Parameters'].VpcConfig;
    expect(SecurityGroupIds).toEqual([
      expect.stringContaining('TaskTrainJobSecurityGroup'),
      expect.stringContaining('Database'),
    ]);
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 5432 });
  });

  test('uses the security groups given, and makes none', () => {
    const stack = stackIn();
    const vpc = new Vpc(stack, 'Vpc');
    const group = SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1');
    const task = new SageMakerCreateTrainingJob(stack, 'Task', {
      ...minimal(stack),
      vpcConfig: { vpc, securityGroups: [group] },
    });
    expect(synthesiseState(stack, task)['Parameters'].VpcConfig.SecurityGroupIds).toEqual(['sg-1']);
    Template.fromStack(stack).resourceCountIs('AWS::EC2::SecurityGroup', 0);
  });

  test('a job without instances of its own leaves the defaults to the API', () => {
    const stack = stackIn();
    const { algorithmSpecification: _none, ...props } = minimal(stack);
    const task = new SageMakerCreateTrainingJob(stack, 'Task', {
      ...props,
      additionalParameters: {
        ServerlessJobConfig: {
          BaseModelArn: 'arn:aws:sagemaker:eu-west-1:aws:hub-content/Hub/Model/llama',
          JobType: 'FineTuning',
        },
        StoppingCondition: { MaxRuntimeInSeconds: 60 },
      },
    });
    const request = synthesiseState(stack, task)['Parameters'];
    expect(request).not.toHaveProperty('ResourceConfig');
    expect(request).not.toHaveProperty('AlgorithmSpecification');
    expect(request.StoppingCondition).toEqual({ MaxRuntimeInSeconds: 60 });
  });

  test('says all at once what does not go together', () => {
    const stack = stackIn();
    const task = new SageMakerCreateTrainingJob(stack, 'Task', {
      ...minimal(stack),
      algorithmSpecification: { algorithmName: 'a', trainingImage: DockerImage.fromRegistry('b') },
      enableManagedSpotTraining: true,
    });
    task.addSecurityGroup(SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1'));
    expect(() => synthesise(stack, task)).toThrow(
      new RegExp(
        [
          'INVALID_PROP at vpcConfig: a security group was added, but there is no VPC.*',
          '.*INVALID_PROP at algorithmSpecification: either .* found both. Set exactly one.*',
          '.*INVALID_PROP at stoppingCondition.maxWaitTime: .* at least its maxRuntime of 3600 seconds, found none',
        ].join('\n'),
      ),
    );
  });

  test('needs an algorithm', () => {
    const stack = stackIn();
    const { algorithmSpecification: _none, ...props } = minimal(stack);
    expect(() => synthesise(stack, new SageMakerCreateTrainingJob(stack, 'Task', props))).toThrow(
      /INVALID_PROP at algorithmSpecification: the job has no algorithm/,
    );
    const empty = stackIn();
    const task = new SageMakerCreateTrainingJob(empty, 'Task', {
      ...minimal(empty),
      algorithmSpecification: { trainingInputMode: InputMode.PIPE },
    });
    expect(() => synthesise(empty, task)).toThrow(/found neither/);
  });
});

describeParity('SageMakerCreateTrainingJob', ours, [
  {
    name: 'minimal props',
    patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
    props: ({ stack, library }) => ({
      trainingJobName: 'MyTrainJob',
      algorithmSpecification: { algorithmName: 'BlazingText' },
      inputDataConfig: [
        {
          channelName: 'train',
          dataSource: {
            s3DataSource: { s3Location: library.S3Location.fromBucket(new Bucket(stack, 'Data'), 'train') },
          },
        },
      ],
      outputDataConfig: {
        s3OutputLocation: library.S3Location.fromBucket(Bucket.fromBucketName(stack, 'Bucket', 'mybucket'), 'models'),
      },
    }),
  },
  {
    name: 'all props',
    patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
    props: ({ stack, library, at }) => {
      const key = new Key(stack, 'Key');
      const bucket = new Bucket(stack, 'Bucket', { encryptionKey: new Key(stack, 'BucketKey') });
      return {
        trainingJobName: at('job'),
        algorithmSpecification: {
          trainingImage: library.DockerImage.fromEcrRepository(new Repository(stack, 'Repository')),
          trainingInputMode: library.InputMode.PIPE,
          metricDefinitions: [{ name: 'loss', regex: 'loss=(.*)' }],
        },
        hyperparameters: { rate: '0.1', epochs: at('epochs') },
        environment: { STAGE: 'test' },
        enableNetworkIsolation: true,
        tags: { team: 'ml' },
        inputDataConfig: [
          {
            channelName: 'train',
            contentType: 'image/jpeg',
            compressionType: library.CompressionType.GZIP,
            recordWrapperType: library.RecordWrapperType.RECORD_IO,
            inputMode: library.InputMode.FAST_FILE,
            dataSource: {
              s3DataSource: {
                s3Location: library.S3Location.fromJsonExpression(at('train')),
                s3DataType: library.S3DataType.AUGMENTED_MANIFEST_FILE,
                s3DataDistributionType: library.S3DataDistributionType.SHARDED_BY_S3_KEY,
                attributeNames: ['source'],
              },
            },
          },
        ],
        outputDataConfig: { encryptionKey: key, s3OutputLocation: library.S3Location.fromBucket(bucket, 'models') },
        resourceConfig: {
          instanceCount: 2,
          instanceType: InstanceType.of(InstanceClass.P3, InstanceSize.XLARGE2),
          volumeSize: Size.gibibytes(50),
          volumeEncryptionKey: key,
        },
        stoppingCondition: { maxRuntime: Duration.hours(2) },
        vpcConfig: { vpc: new Vpc(stack, 'Vpc') },
      };
    },
    // In JSONata the peer writes the expression into the ARN that tags are allowed on.
    differences: ['sagemaker-exact-names'],
    alsoGrants: ['sagemaker:AddTags'],
  },
  {
    name: 'a role, and an image and a type from the input',
    props: ({ stack, library, at }) => ({
      trainingJobName: 'job',
      role: Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::123456789012:role/training'),
      algorithmSpecification: { trainingImage: library.DockerImage.fromJsonExpression(at('image')) },
      inputDataConfig: [
        {
          channelName: 'train',
          dataSource: { s3DataSource: { s3Location: library.S3Location.fromJsonExpression(at('train')) } },
        },
      ],
      outputDataConfig: { s3OutputLocation: library.S3Location.fromJsonExpression(at('output')) },
      resourceConfig: {
        instanceCount: 1,
        instanceType: new InstanceType(at('type')),
        volumeSize: Size.gibibytes(50),
      },
    }),
  },
  {
    name: 'shuffling and numbers among the hyperparameters',
    props: ({ stack, library }) => ({
      trainingJobName: 'job',
      algorithmSpecification: { algorithmName: 'algorithm' },
      hyperparameters: { epochs: 3 },
      inputDataConfig: [
        {
          channelName: 'train',
          shuffleConfig: { seed: 7 },
          dataSource: {
            s3DataSource: { s3Location: library.S3Location.fromBucket(new Bucket(stack, 'Data'), 'train') },
          },
        },
      ],
      outputDataConfig: {
        s3OutputLocation: library.S3Location.fromBucket(Bucket.fromBucketName(stack, 'Bucket', 'mybucket'), 'models'),
      },
    }),
    differences: ['sagemaker-shuffle', 'sagemaker-hyperparameters-as-text'],
    expectState: (state) => {
      const request = state['Parameters'] ?? state['Arguments'];
      request.HyperParameters.epochs = '3';
      request.InputDataConfig[0].ShuffleConfig = { Seed: 7 };
      return state;
    },
  },
]);
