/**
 * Lets the jobs of a virtual cluster assume a role: adds the service accounts of its namespace to the role's trust policy.
 *
 * This file is the asset as it is; the AWS SDK comes with the Lambda runtime.
 */
const { DescribeClusterCommand, EKSClient } = require('@aws-sdk/client-eks');
const { DescribeVirtualClusterCommand, EMRContainersClient } = require('@aws-sdk/client-emr-containers');
const { GetRoleCommand, IAMClient, UpdateAssumeRolePolicyCommand } = require('@aws-sdk/client-iam');

/**
 * @param {{ RequestType: string, PhysicalResourceId?: string, ResourceProperties: { virtualClusterId: string, roleName: string } }} event
 */
exports.handler = async ({ RequestType, PhysicalResourceId, ResourceProperties: { virtualClusterId, roleName } }) => {
  // The role belongs to the same stack, and its trust policy goes with it.
  if (RequestType === 'Delete') return { PhysicalResourceId };
  const statement = await trustOf(virtualClusterId, roleName);
  const iam = new IAMClient();
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: roleName }));
  const policy = JSON.parse(decodeURIComponent(Role.AssumeRolePolicyDocument));
  const statements = [policy.Statement ?? []].flat();
  if (!statements.some(({ Sid }) => Sid === statement.Sid)) {
    const PolicyDocument = JSON.stringify({ ...policy, Statement: [...statements, statement] });
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: roleName, PolicyDocument }));
  }
  return { PhysicalResourceId: roleName };
};

/** The statement that lets the jobs of the namespace assume the role. */
async function trustOf(virtualClusterId, roleName) {
  const { virtualCluster } = await new EMRContainersClient().send(
    new DescribeVirtualClusterCommand({ id: virtualClusterId }),
  );
  const { id, info } = virtualCluster.containerProvider;
  const { cluster } = await new EKSClient().send(new DescribeClusterCommand({ name: id }));
  const issuer = cluster.identity.oidc.issuer.replace(/^https:\/\//, '');
  const [, partition, , , account] = cluster.arn.split(':');
  const serviceAccounts = `emr-containers-sa-*-*-${account}-${base36(roleName)}`;
  return {
    Sid: `EmrOnEks${virtualClusterId}`,
    Effect: 'Allow',
    Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringLike: { [`${issuer}:sub`]: `system:serviceaccount:${info.eksInfo.namespace}:${serviceAccounts}` },
    },
  };
}

/** The name of a role as EMR has it in the names of service accounts: its bytes as one number in base 36. */
function base36(text) {
  return BigInt(`0x${Buffer.from(text, 'latin1').toString('hex')}`).toString(36);
}
