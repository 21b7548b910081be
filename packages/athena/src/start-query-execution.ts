import {
  allow,
  arnInPolicy,
  durationIn,
  type TaskContext,
  type TaskProps,
  task,
  useKey,
  type Value,
} from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket, Location } from 'aws-cdk-lib/aws-s3';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import {
  type QueryExecutionContext as QueryExecutionContextRequest,
  type StartQueryExecutionRequest,
  startQueryExecution,
} from './api.generated';
import { catalogReadAccess, catalogWriteAccess } from './catalog-access';
import { EncryptionOption, type ResultConfiguration, renderResultConfiguration } from './result-configuration';
import { dataReadAccess, dataWriteAccess, resultAccess } from './s3-access';
import { workGroupArn } from './work-group';

/**
 * The names that a query may leave away.
 *
 * @see https://docs.aws.amazon.com/athena/latest/APIReference/API_QueryExecutionContext.html
 */
export interface QueryExecutionContext {
  /**
   * The data catalog of the query.
   *
   * @default - `AwsDataCatalog`, the Glue Data Catalog of the account
   */
  readonly catalogName?: string;
  /**
   * The database of the query.
   *
   * @default - `default`
   */
  readonly databaseName?: string;
}

/** Props of {@link AthenaStartQueryExecution}. */
export interface AthenaStartQueryExecutionProps extends TaskProps<StartQueryExecutionRequest> {
  /** The SQL statement. */
  readonly queryString: string;
  /**
   * The identity of the request, 32 to 128 characters: the same one starts no second query.
   *
   * @default - none
   */
  readonly clientRequestToken?: string;
  /**
   * The catalog and database that the statement means where it names none.
   *
   * @default - the database `default` of the Glue Data Catalog
   */
  readonly queryExecutionContext?: QueryExecutionContext;
  /**
   * Where the results go, and how they are encrypted.
   *
   * @default - as the work group says
   */
  readonly resultConfiguration?: ResultConfiguration;
  /**
   * The work group that the query runs in.
   *
   * @default - `primary`
   */
  readonly workGroup?: string;
  /**
   * The values of the question marks in the statement, in their order; each 1 to 1024 characters.
   *
   * @default - none
   */
  readonly executionParameters?: Value<readonly string[]>;
  /**
   * How old the results of an equal query may be to be used again, in whole minutes, up to 7 days.
   *
   * @default - the query always runs
   */
  readonly resultReuseConfigurationMaxAge?: Duration;
  /**
   * Whether the statement may create, change and delete databases, tables and partitions: DDL, `CREATE TABLE AS`, `INSERT`, `MERGE`.
   *
   * Data may then be written and deleted in the `dataLocations` too. It is a matter of permissions, and no part of the request.
   *
   * @default false
   */
  readonly allowWrites?: boolean;
  /**
   * Where the data of the tables is, so that the state machine may read that and no more; an empty list where Lake Formation governs the data.
   *
   * The key of a bucket, if it has one, may be used. It is a matter of permissions, and no part of the request.
   *
   * @default - every object that the account may read, since Athena reads data with the rights of its caller
   */
  readonly dataLocations?: readonly (Location | IBucket)[];
  /**
   * The databases that the statement names besides that of `queryExecutionContext`: a matter of permissions, and no part of the request.
   *
   * @default - none
   */
  readonly databases?: readonly string[];
  /**
   * The folder that the work group keeps its results in: a matter of permissions where `resultConfiguration` names none, and no part of the request.
   *
   * @default - any bucket, where `resultConfiguration` has no `outputLocation`
   */
  readonly workGroupOutputLocation?: Location;
}

/**
 * Runs an Athena query; with the pattern `RUN_JOB`, to its end.
 *
 * It may read by default. A statement that writes needs `allowWrites`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html
 *
 * @example
 * import { AthenaStartQueryExecution } from '@sfn-tasks/athena';
 * import { Stack } from 'aws-cdk-lib';
 * import { Bucket } from 'aws-cdk-lib/aws-s3';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * const stack = new Stack();
 * new AthenaStartQueryExecution(stack, 'Count the orders', {
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 *   queryString: 'SELECT count(*) FROM orders',
 *   queryExecutionContext: { databaseName: 'sales' },
 *   resultConfiguration: { outputLocation: { bucketName: 'query-results', objectKey: 'orders' } },
 *   dataLocations: [new Bucket(stack, 'Sales')],
 * });
 */
export class AthenaStartQueryExecution extends task<AthenaStartQueryExecutionProps, StartQueryExecutionRequest>({
  api: startQueryExecution,
  decidedProps: ['allowWrites', 'databases'],
  convertedProps: ['queryExecutionContext{}', 'resultConfiguration.encryptionConfiguration{}', 'dataLocations[]'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  parameters: (props) => ({
    QueryString: props.queryString,
    ClientRequestToken: props.clientRequestToken,
    QueryExecutionContext: renderContext(props.queryExecutionContext),
    ResultConfiguration: renderResultConfiguration(props.resultConfiguration),
    WorkGroup: props.workGroup,
    ExecutionParameters: props.executionParameters,
    ResultReuseConfiguration: props.resultReuseConfigurationMaxAge && {
      ResultReuseByAgeConfiguration: {
        Enabled: true,
        MaxAgeInMinutes: durationIn(props.resultReuseConfigurationMaxAge, 'minutes'),
      },
    },
  }),
  policies: (props, task) => [...queryAccess(props, task), ...catalogAccess(props, task), ...s3Access(props, task)],
  validate: (props, task) => {
    const maxAge = props.resultReuseConfigurationMaxAge;
    if (
      maxAge !== undefined &&
      !(Number.isInteger(durationIn(maxAge, 'minutes')) && durationIn(maxAge, 'minutes') <= 7 * 24 * 60)
    ) {
      task.reject(
        'resultReuseConfigurationMaxAge',
        `found ${maxAge.toHumanString()}. Give whole minutes, up to 7 days.`,
      );
    }
    if (Array.isArray(props.executionParameters) && props.executionParameters.length === 0) {
      task.reject('executionParameters', 'the list is empty. Leave it away where the statement has no question marks.');
    }
    const { encryptionOption, encryptionKey } = props.resultConfiguration?.encryptionConfiguration ?? {};
    if (encryptionOption === EncryptionOption.S3_MANAGED && encryptionKey !== undefined) {
      task.reject(
        'resultConfiguration.encryptionConfiguration.encryptionKey',
        'S3_MANAGED uses a key of S3. Choose EncryptionOption.KMS or CLIENT_SIDE_KMS, or leave the key away.',
      );
    }
  },
}) {}

function renderContext(context: QueryExecutionContext = {}): QueryExecutionContextRequest | undefined {
  const { catalogName, databaseName } = context;
  return (catalogName ?? databaseName) === undefined ? undefined : { Catalog: catalogName, Database: databaseName };
}

function queryAccess({ workGroup, queryExecutionContext }: AthenaStartQueryExecutionProps, task: TaskContext) {
  const actions = ['athena:StartQueryExecution'];
  if (task.runsJob) actions.push('athena:GetQueryExecution', 'athena:StopQueryExecution');
  const name = queryExecutionContext?.catalogName ?? 'AwsDataCatalog';
  return [
    allow(actions, workGroupArn(task, workGroup ?? 'primary')),
    allow('athena:GetDataCatalog', arnInPolicy(task, { service: 'athena', resource: 'datacatalog', name })),
  ];
}

function catalogAccess(props: AthenaStartQueryExecutionProps, task: TaskContext): PolicyStatement[] {
  const { queryExecutionContext: context, databases = [], allowWrites = false } = props;
  const names = [context?.databaseName ?? 'default', ...databases];
  return [...catalogReadAccess(task, names), ...(allowWrites ? catalogWriteAccess(task, names) : [])];
}

function s3Access(props: AthenaStartQueryExecutionProps, task: TaskContext): PolicyStatement[] {
  const { resultConfiguration, dataLocations, allowWrites = false, workGroupOutputLocation } = props;
  return [
    ...resultAccess(task, resultConfiguration?.outputLocation ?? workGroupOutputLocation),
    ...useKey(resultConfiguration?.encryptionConfiguration?.encryptionKey),
    ...dataReadAccess(task, dataLocations),
    ...(allowWrites ? dataWriteAccess(task, dataLocations) : []),
    // What Lake Formation governs is read with credentials that it hands out; IAM has no resource for that.
    allow('lakeformation:GetDataAccess', '*'),
  ];
}
