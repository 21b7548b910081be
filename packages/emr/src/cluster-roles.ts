import { FeatureFlags } from 'aws-cdk-lib';
import {
  CfnInstanceProfile,
  type IRole,
  ManagedPolicy,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { ENABLE_EMR_SERVICE_POLICY_V2 } from 'aws-cdk-lib/cx-api';
import type { Construct } from 'constructs';
import { passRoleTo } from './pass-role';

/** The tag without which the second version of EMR's managed policy permits nothing. */
export const MANAGED_POLICY_TAG = { 'for-use-with-amazon-emr-managed-policies': 'true' };

/** Whether the app asks for the second version of EMR's managed policy. */
export function usesPolicyV2(scope: Construct): boolean {
  return FeatureFlags.of(scope).isEnabled(ENABLE_EMR_SERVICE_POLICY_V2) === true;
}

/** A role for EMR itself, which may hand the instances their role. */
export function makeServiceRole(scope: Construct, clusterRole: IRole): IRole {
  const policy = usesPolicyV2(scope) ? 'AmazonEMRServicePolicy_v2' : 'AmazonElasticMapReduceRole';
  const role = new Role(scope, 'ServiceRole', {
    assumedBy: new ServicePrincipal('elasticmapreduce.amazonaws.com'),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(`service-role/${policy}`)],
  });
  role.addToPolicy(passRoleTo(clusterRole, 'ec2'));
  return role;
}

/** A role for the instances, with the instance profile that EC2 needs and of the same name. */
export function makeClusterRole(scope: Construct): IRole {
  const role = new Role(scope, 'InstanceRole', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
  new CfnInstanceProfile(scope, 'InstanceProfile', { roles: [role.roleName], instanceProfileName: role.roleName });
  return role;
}

/** A role that scales instance groups. */
export function makeAutoScalingRole(scope: Construct): IRole {
  const role = new Role(scope, 'AutoScalingRole', {
    assumedBy: new ServicePrincipal('elasticmapreduce.amazonaws.com'),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonElasticMapReduceforAutoScalingRole')],
  });
  role.assumeRolePolicy?.addStatements(
    new PolicyStatement({
      actions: ['sts:AssumeRole'],
      principals: [new ServicePrincipal('application-autoscaling.amazonaws.com')],
    }),
  );
  return role;
}
