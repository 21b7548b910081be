/** Roles and clusters as the AWS SDK shows them; the SDK itself is part of the Lambda runtime. */
const aws = {
  virtualClusters: { abc: { containerProvider: { id: 'analytics', info: { eksInfo: { namespace: 'spark' } } } } },
  clusters: {
    analytics: {
      arn: 'arn:aws-cn:eks:cn-north-1:123456789012:cluster/analytics',
      identity: { oidc: { issuer: 'https://oidc.eks.cn-north-1.amazonaws.com.cn/id/ABC' } },
    },
  },
  policies: {} as Record<string, unknown>,
};

function client(answer: (input: any) => unknown) {
  return class {
    public async send({ input, respond = answer }: { input: any; respond?: typeof answer }) {
      return respond(input);
    }
  };
}

function command(respond?: (input: any) => unknown) {
  return class {
    public readonly respond = respond;
    public constructor(public readonly input: any) {}
  };
}

const known = (records: object) => (name: string) => {
  const found = (records as Record<string, unknown>)[name];
  if (found === undefined) throw new Error(`${name} does not exist`);
  return found;
};

jest.mock(
  '@aws-sdk/client-eks',
  () => ({
    EKSClient: client(({ name }) => ({ cluster: known(aws.clusters)(name) })),
    DescribeClusterCommand: command(),
  }),
  { virtual: true },
);
jest.mock(
  '@aws-sdk/client-emr-containers',
  () => ({
    EMRContainersClient: client(({ id }) => ({ virtualCluster: known(aws.virtualClusters)(id) })),
    DescribeVirtualClusterCommand: command(),
  }),
  { virtual: true },
);
jest.mock(
  '@aws-sdk/client-iam',
  () => ({
    IAMClient: client(() => undefined),
    GetRoleCommand: command(({ RoleName }) => ({
      Role: { AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(known(aws.policies)(RoleName))) },
    })),
    UpdateAssumeRolePolicyCommand: command(({ RoleName, PolicyDocument }) => {
      aws.policies[RoleName] = JSON.parse(PolicyDocument);
    }),
  }),
  { virtual: true },
);

const { handler } = require('../src/handler') as { handler(event: object): Promise<object> };

const EMR = { Effect: 'Allow', Principal: { Service: 'emr-containers.amazonaws.com' }, Action: 'sts:AssumeRole' };
const ISSUER = 'oidc.eks.cn-north-1.amazonaws.com.cn/id/ABC';
const JOBS = {
  Sid: 'EmrOnEksabc',
  Effect: 'Allow',
  Principal: { Federated: `arn:aws-cn:iam::123456789012:oidc-provider/${ISSUER}` },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    // The last part is what `aws emr-containers update-role-trust-policy` makes of the name "job".
    StringLike: { [`${ISSUER}:sub`]: 'system:serviceaccount:spark:emr-containers-sa-*-*-123456789012-45i76' },
  },
};

const event = (RequestType: string) => ({
  RequestType,
  PhysicalResourceId: 'job',
  ResourceProperties: { virtualClusterId: 'abc', roleName: 'job' },
});

describe('the trust of a job role', () => {
  beforeEach(() => {
    aws.policies = { job: { Version: '2012-10-17', Statement: [EMR] } };
  });

  test.each(['Create', 'Update'])('names the service accounts of the namespace after %s', async (type) => {
    expect(await handler(event(type))).toEqual({ PhysicalResourceId: 'job' });
    expect(aws.policies).toEqual({ job: { Version: '2012-10-17', Statement: [EMR, JOBS] } });
  });

  test('names them once, however often it is asked to', async () => {
    await handler(event('Create'));
    await handler(event('Update'));
    expect(aws.policies).toEqual({ job: { Version: '2012-10-17', Statement: [EMR, JOBS] } });
  });

  test('stays as it is when the role goes', async () => {
    expect(await handler(event('Delete'))).toEqual({ PhysicalResourceId: 'job' });
    expect(aws.policies).toEqual({ job: { Version: '2012-10-17', Statement: [EMR] } });
  });

  test('fails with what is missing', async () => {
    const ResourceProperties = { virtualClusterId: 'gone', roleName: 'job' };
    await expect(handler({ RequestType: 'Create', ResourceProperties })).rejects.toThrow('gone does not exist');
  });
});
