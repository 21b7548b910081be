import { durationIn, isKnown, sizeIn } from '@sfn-tasks/core';
import type { InstancesConfig } from './cluster/instances';
import type { EmrCreateClusterProps } from './create-cluster-props';
import { findFleetProblems } from './fleet-problems';

/** A prop that EMR would refuse, and how to mend it. */
export interface Problem {
  readonly prop: string;
  readonly message: string;
}

/** What EMR would refuse at run time, as far as it is known now. */
export function findClusterProblems(props: EmrCreateClusterProps): Problem[] {
  return [...findRangeProblems(props), ...findReleaseProblems(props), ...findInstanceProblems(props.instances)];
}

/** Whether a value is known now and outside its bounds; expressions are known at run time only. */
export function isOutside(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && isKnown(value) && (value < least || value > most);
}

function findRangeProblems(props: EmrCreateClusterProps): Problem[] {
  const { ebsRootVolumeSize, autoTerminationPolicyIdleTimeout: idle } = props;
  const ranges: [keyof EmrCreateClusterProps, unknown, number, number, string][] = [
    ['ebsRootVolumeSize', sizeIn(ebsRootVolumeSize, 'gibibytes'), 15, 100, ' GiB'],
    ['ebsRootVolumeIops', props.ebsRootVolumeIops, 3000, 16_000, ''],
    ['ebsRootVolumeThroughput', props.ebsRootVolumeThroughput, 125, 1000, ' MiB/s'],
    ['stepConcurrencyLevel', props.stepConcurrencyLevel, 1, 256, ''],
    ['autoTerminationPolicyIdleTimeout', durationIn(idle, 'seconds'), 60, 604_800, ' seconds'],
  ];
  return ranges
    .filter(([, value, least, most]) => isOutside(value, least, most))
    .map(([prop, value, least, most, unit]) => ({
      prop,
      message: `found ${value}${unit}. Give a value from ${least} to ${most}${unit}.`,
    }));
}

function findReleaseProblems(props: EmrCreateClusterProps): Problem[] {
  const { releaseLabel, stepConcurrencyLevel } = props;
  if (releaseLabel === undefined || !isKnown(releaseLabel)) return [];
  const release = /^emr-(\d+)\.(\d+)\.(\d+)$/.exec(releaseLabel);
  if (release === null) {
    const message = `found ${JSON.stringify(releaseLabel)}. Write it as emr- and three numbers, such as emr-7.5.0.`;
    return [{ prop: 'releaseLabel', message }];
  }
  const since = (major: number, minor: number) => Number(release[1]) - major || Number(release[2]) - minor;
  const problems: Problem[] = [];
  for (const prop of ['ebsRootVolumeIops', 'ebsRootVolumeThroughput'] as const) {
    if (props[prop] === undefined || since(6, 15) >= 0) continue;
    problems.push({ prop, message: `${releaseLabel} does not have it. Use emr-6.15.0 or above, or leave it away.` });
  }
  if (stepConcurrencyLevel !== undefined && stepConcurrencyLevel !== 1 && since(5, 28) < 0) {
    const message = `${releaseLabel} runs one step at a time. Use emr-5.28.0 or above, or leave it away.`;
    problems.push({ prop: 'stepConcurrencyLevel', message });
  }
  return problems;
}

function findInstanceProblems({ instanceFleets, instanceGroups }: InstancesConfig): Problem[] {
  const both = instanceFleets !== undefined && instanceGroups !== undefined;
  const message = 'a cluster consists of fleets or of groups, found both. Keep instanceFleets or instanceGroups.';
  return [...(both ? [{ prop: 'instances', message }] : []), ...(instanceFleets ?? []).flatMap(findFleetProblems)];
}
