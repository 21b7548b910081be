import { Jsonata, JsonPath } from '@sfn-tasks/core';
import {
  describeParity,
  describeTask,
  flatten,
  type Statement,
  stackIn,
  synthesise,
  synthesiseState,
} from '@sfn-tasks-internal/conformance';
import { Duration, type Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { AthenaStartQueryExecution, EncryptionOption } = ours;
type Props = ours.AthenaStartQueryExecutionProps;

const READ = [
  'athena:GetDataCatalog',
  'athena:StartQueryExecution',
  'glue:BatchGetPartition',
  'glue:GetDatabase',
  'glue:GetDatabases',
  'glue:GetPartition',
  'glue:GetPartitions',
  'glue:GetTable',
  'glue:GetTables',
  'lakeformation:GetDataAccess',
  's3:AbortMultipartUpload',
  's3:GetBucketLocation',
  's3:GetObject',
  's3:ListBucket',
  's3:ListBucketMultipartUploads',
  's3:ListMultipartUploadParts',
  's3:PutObject',
];

const outputLocation = { bucketName: 'results', objectKey: 'orders' };

describeTask({
  task: AthenaStartQueryExecution,
  resource: 'athena:startQueryExecution',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: READ,
    [IntegrationPattern.RUN_JOB]: [...READ, 'athena:GetQueryExecution', 'athena:StopQueryExecution'],
  },
  props: () => ({ queryString: 'SELECT 1' }),
});

describe('AthenaStartQueryExecution', () => {
  test('renders every prop, with expressions in text and lists', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const state = synthesiseState(
      stack,
      start(stack, {
        queryString: 'SELECT * FROM orders WHERE id = ? AND kind = ?',
        clientRequestToken: JsonPath.uuid(),
        queryExecutionContext: { catalogName: 'lake', databaseName: JsonPath.stringAt('$.database') },
        resultConfiguration: {
          outputLocation: { bucketName: 'results', objectKey: JsonPath.stringAt('$.folder') },
          encryptionConfiguration: { encryptionOption: EncryptionOption.S3_MANAGED },
        },
        workGroup: 'reports',
        executionParameters: ['1', JsonPath.stringAt('$.kind')],
        resultReuseConfigurationMaxAge: Duration.hours(1),
      }),
    );
    // THEN
    expect(state['Parameters']).toEqual({
      QueryString: 'SELECT * FROM orders WHERE id = ? AND kind = ?',
      'ClientRequestToken.$': 'States.UUID()',
      QueryExecutionContext: { Catalog: 'lake', 'Database.$': '$.database' },
      ResultConfiguration: {
        'OutputLocation.$': "States.Format('s3://results/{}/', $.folder)",
        EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
      },
      WorkGroup: 'reports',
      'ExecutionParameters.$': "States.Array('1', $.kind)",
      ResultReuseConfiguration: { ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: 60 } },
    });
  });

  test('takes JSONata as token and as text', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      AthenaStartQueryExecution.jsonata(stack, 'Query', {
        queryString: '{% $states.input.sql %}',
        resultConfiguration: {
          outputLocation: { bucketName: '{% $states.input.bucket %}', objectKey: Jsonata.stringAt('$states.input.to') },
        },
        executionParameters: '{% $states.input.values %}',
      }),
    );
    expect(state['Arguments']).toEqual({
      QueryString: '{% $states.input.sql %}',
      ResultConfiguration: {
        OutputLocation: `{% "s3://" & $states.input.bucket & "/" & $states.input.to & "/" %}`,
      },
      ExecutionParameters: '{% $states.input.values %}',
    });
  });

  test.each([
    [{}, undefined],
    [{ resultConfiguration: {}, queryExecutionContext: {} }, undefined],
    [{ resultConfiguration: { outputLocation: { bucketName: 'results', objectKey: '' } } }, 's3://results/'],
    [{ resultConfiguration: { outputLocation: { bucketName: 'results', objectKey: 'a/' } } }, 's3://results/a/'],
  ])('%j has a clean result location, or none at all', (props, location) => {
    const stack = stackIn();
    const { Parameters } = synthesiseState(stack, start(stack, props));
    expect(Parameters).toEqual({
      QueryString: 'SELECT 1',
      ...(location !== undefined && { ResultConfiguration: { OutputLocation: location } }),
    });
  });

  describe('permissions', () => {
    test('are those to read one database and to write below the result location', () => {
      // GIVEN
      const stack = stackIn();
      const data = new Bucket(stack, 'Data');
      // WHEN
      const granted = grantedBy(stack, {
        queryExecutionContext: { databaseName: 'sales' },
        workGroup: 'reports',
        resultConfiguration: { outputLocation },
        dataLocations: [data, { bucketName: 'shared', objectKey: 'clicks' }],
      });
      // THEN
      expect(granted).toEqual({
        'athena:StartQueryExecution': ['arn:<AWS::Partition>:athena:eu-west-1:123456789012:workgroup/reports'],
        'athena:GetDataCatalog': ['arn:<AWS::Partition>:athena:eu-west-1:123456789012:datacatalog/AwsDataCatalog'],
        'glue:GetTable': [
          'arn:<AWS::Partition>:glue:eu-west-1:123456789012:catalog',
          'arn:<AWS::Partition>:glue:eu-west-1:123456789012:database/sales',
          'arn:<AWS::Partition>:glue:eu-west-1:123456789012:table/sales/*',
        ],
        's3:PutObject': ['arn:<AWS::Partition>:s3:::results/orders/*'],
        's3:GetObject': [
          'arn:<AWS::Partition>:s3:::results/orders/*',
          expect.stringMatching(/Data.*Arn.*\/\*$/),
          'arn:<AWS::Partition>:s3:::shared/clicks/*',
        ],
        's3:ListBucketMultipartUploads': ['arn:<AWS::Partition>:s3:::results'],
        's3:GetBucketLocation': [
          'arn:<AWS::Partition>:s3:::results',
          expect.stringMatching(/Data.*Arn/),
          'arn:<AWS::Partition>:s3:::shared',
        ],
      });
    });

    test('hold no right to create, change or delete, unless allowWrites says so', () => {
      const writes = /^(glue|s3):.*(Create|Update|Delete)/;
      const actionsOf = (props: Partial<Props>) => {
        const stack = stackIn();
        const { statements } = synthesise(stack, start(stack, props));
        return statements.flatMap(({ Action }) => Action).filter((action) => writes.test(action));
      };
      const dataLocations = [{ bucketName: 'data', objectKey: 'sales' }];
      expect(actionsOf({ dataLocations })).toEqual([]);
      expect(actionsOf({ dataLocations, allowWrites: true })).toEqual(
        expect.arrayContaining([
          'glue:CreateTable',
          'glue:BatchCreatePartition',
          'glue:DeleteTable',
          's3:DeleteObject',
        ]),
      );
      expect(actionsOf({ allowWrites: true })).not.toContain('s3:DeleteObject');
    });

    test('to write are as narrow as those to read', () => {
      const stack = stackIn();
      const granted = grantedBy(
        stack,
        {
          allowWrites: true,
          databases: ['archive'],
          resultConfiguration: { outputLocation },
          dataLocations: [{ bucketName: 'data', objectKey: 'sales' }],
        },
        ['glue:DeleteTable', 's3:PutObject', 's3:DeleteObject'],
      );
      const glue = 'arn:<AWS::Partition>:glue:eu-west-1:123456789012';
      expect(granted).toEqual({
        'glue:DeleteTable': [
          `${glue}:catalog`,
          `${glue}:database/default`,
          `${glue}:database/archive`,
          `${glue}:table/default/*`,
          `${glue}:table/archive/*`,
          `${glue}:userDefinedFunction/default/*`,
          `${glue}:userDefinedFunction/archive/*`,
        ],
        's3:PutObject': ['arn:<AWS::Partition>:s3:::results/orders/*', 'arn:<AWS::Partition>:s3:::data/sales/*'],
        's3:DeleteObject': ['arn:<AWS::Partition>:s3:::data/sales/*'],
      });
    });

    test('follow the location of the work group where the query names none', () => {
      const stack = stackIn();
      const props = { workGroupOutputLocation: outputLocation, dataLocations: [] };
      expect(grantedBy(stack, props, ['s3:GetObject', 's3:PutObject'])).toEqual({
        's3:GetObject': ['arn:<AWS::Partition>:s3:::results/orders/*'],
        's3:PutObject': ['arn:<AWS::Partition>:s3:::results/orders/*'],
      });
    });

    test('hold no expression', () => {
      const stack = stackIn();
      const granted = grantedBy(stack, {
        queryExecutionContext: { databaseName: JsonPath.stringAt('$.db'), catalogName: JsonPath.stringAt('$.catalog') },
        workGroup: JsonPath.stringAt('$.group'),
        resultConfiguration: { outputLocation: { bucketName: 'results', objectKey: JsonPath.stringAt('$.to') } },
        dataLocations: [{ bucketName: JsonPath.stringAt('$.bucket'), objectKey: 'a' }],
      });
      expect(granted).toMatchObject({
        'athena:StartQueryExecution': [expect.stringMatching(/:workgroup\/\*$/)],
        'athena:GetDataCatalog': [expect.stringMatching(/:datacatalog\/\*$/)],
        'glue:GetTable': [
          expect.stringMatching(/:catalog$/),
          expect.stringMatching(/:database\/\*$/),
          expect.stringMatching(/:table\/\*\/\*$/),
        ],
        's3:PutObject': ['arn:<AWS::Partition>:s3:::results/*'],
        's3:GetObject': ['arn:<AWS::Partition>:s3:::results/*', 'arn:<AWS::Partition>:s3:::*/a/*'],
      });
    });

    test('follow the keys of results and data', () => {
      // GIVEN
      const stack = stackIn();
      const encryptionKey = new Key(stack, 'Results');
      const data = new Bucket(stack, 'Data', { encryptionKey: new Key(stack, 'DataKey') });
      // WHEN
      const task = start(stack, {
        resultConfiguration: { encryptionConfiguration: { encryptionOption: EncryptionOption.KMS, encryptionKey } },
        dataLocations: [data],
      });
      const { statements } = synthesise(stack, task);
      // THEN
      expect(stack.resolve(task.toStateJson())).toMatchObject({
        Parameters: {
          ResultConfiguration: {
            EncryptionConfiguration: {
              EncryptionOption: 'SSE_KMS',
              KmsKey: { 'Fn::GetAtt': [expect.stringContaining('Results'), 'Arn'] },
            },
          },
        },
      });
      expect(resourcesOf(statements, 'kms:GenerateDataKey*')).toEqual([expect.stringContaining('Results')]);
      expect(resourcesOf(statements, 'kms:Decrypt')).toEqual([
        expect.stringContaining('Results'),
        expect.stringContaining('DataKey'),
      ]);
    });
  });

  test('props that cannot be honoured are reported together', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const task = start(stack, {
      executionParameters: [],
      resultReuseConfigurationMaxAge: Duration.days(8),
      resultConfiguration: {
        encryptionConfiguration: {
          encryptionOption: EncryptionOption.S3_MANAGED,
          encryptionKey: new Key(stack, 'Key'),
        },
      },
    });
    // THEN
    expect(() => synthesise(stack, task)).toThrow(
      /at resultReuseConfigurationMaxAge: found 8 days\. Give whole minutes.*\n.*at executionParameters: the list is empty.*\n.*encryptionKey: S3_MANAGED uses a key of S3/,
    );
  });

  test('a part of a minute is no age of results', () => {
    const stack = stackIn();
    const task = start(stack, { resultReuseConfigurationMaxAge: Duration.seconds(90) });
    expect(() => synthesise(stack, task)).toThrow(/at resultReuseConfigurationMaxAge: found 1 minute 30 seconds/);
  });
});

function start(stack: Stack, props: Partial<Props>) {
  return new AthenaStartQueryExecution(stack, 'Query', { queryString: 'SELECT 1', ...props });
}

const SHOWN = [
  'athena:StartQueryExecution',
  'athena:GetDataCatalog',
  'glue:GetTable',
  's3:PutObject',
  's3:GetObject',
  's3:ListBucketMultipartUploads',
  's3:GetBucketLocation',
];

function grantedBy(stack: Stack, props: Partial<Props>, actions = SHOWN): Record<string, string[]> {
  const { statements } = synthesise(stack, start(stack, props));
  return Object.fromEntries(actions.map((action) => [action, resourcesOf(statements, action)]));
}

function resourcesOf(statements: readonly Statement[], action: string): string[] {
  return statements
    .filter(({ Action }) => [Action].flat().includes(action))
    .flatMap(({ Resource }) => [Resource].flat().map(flatten));
}

const BOTH_PATTERNS = [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB];

const withoutResultConfiguration = (state: Record<string, any>) => {
  const field = state['Parameters'] === undefined ? 'Arguments' : 'Parameters';
  const { ResultConfiguration: _, ...request } = state[field];
  return { ...state, [field]: request };
};

describeParity('AthenaStartQueryExecution', ours, [
  {
    name: 'minimal props',
    patterns: BOTH_PATTERNS,
    props: () => ({ queryString: 'SELECT 1' }),
    expectState: withoutResultConfiguration,
    alsoGrants: ['athena:StopQueryExecution'],
    differences: ['athena-empty-result-configuration', 'athena-stops-its-query'],
  },
  {
    name: 'all props',
    patterns: BOTH_PATTERNS,
    props: ({ library, at }) => ({
      queryString: at('sql'),
      clientRequestToken: at('token'),
      queryExecutionContext: { catalogName: 'lake', databaseName: 'sales' },
      workGroup: 'reports',
      executionParameters: ['a', 'b'],
      resultReuseConfigurationMaxAge: Duration.hours(2),
      resultConfiguration: {
        outputLocation,
        encryptionConfiguration: { encryptionOption: library.EncryptionOption.KMS },
      },
    }),
    alsoGrants: ['athena:StopQueryExecution', 's3:ListBucketMultipartUploads'],
    differences: ['athena-stops-its-query', 'athena-result-bucket'],
  },
  {
    name: 'names from the input',
    props: ({ at, language }) => ({
      queryString: 'SELECT 1',
      queryExecutionContext: { catalogName: at('catalog'), databaseName: at('database') },
      workGroup: at('group'),
      executionParameters:
        language === QueryLanguage.JSONATA ? ['{% $states.input.a %}'] : JsonPath.listAt('$.parameters'),
    }),
    expectState: withoutResultConfiguration,
    alsoGrants: [
      'athena:StartQueryExecution',
      'athena:GetDataCatalog',
      ...READ.filter((action) => action.startsWith('glue:')),
    ],
    differences: ['athena-empty-result-configuration', 'athena-expressions-in-arns'],
  },
]);
