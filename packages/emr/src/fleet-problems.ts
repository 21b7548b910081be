import { durationIn } from '@sfn-tasks/core';
import { Token } from 'aws-cdk-lib';
import { type InstanceFleetConfig, OnDemandStrategy, type SpotProvisioningSpecification } from './cluster/fleets';
import { InstanceRole } from './cluster/groups';
import { isOutside, type Problem } from './cluster-problems';

/** What EMR would refuse of one fleet, as far as it is known now. */
export function findFleetProblems(fleet: InstanceFleetConfig, index: number): Problem[] {
  const { spotSpecification } = fleet.launchSpecifications ?? {};
  const problems = [
    ...findTargetProblems(fleet),
    ...findTypeProblems(fleet),
    ...(spotSpecification === undefined ? [] : findSpotProblems(spotSpecification)),
  ];
  return problems.map(({ prop, message }) => ({ prop: `instances.instanceFleets[${index}].${prop}`, message }));
}

function findTargetProblems(fleet: InstanceFleetConfig): Problem[] {
  const { targetOnDemandCapacity: onDemand = 0, targetSpotCapacity: spot = 0 } = fleet;
  const prop = 'targetOnDemandCapacity';
  const [needsOnDemand, needsSpot] = [isWanted(onDemand), isWanted(spot)];
  if (!needsOnDemand && !needsSpot) {
    return [{ prop, message: 'the fleet would have no instances. Set it, or targetSpotCapacity, above 0.' }];
  }
  return fleet.instanceFleetType === InstanceRole.MASTER && needsOnDemand && needsSpot
    ? [{ prop, message: 'the master fleet has one instance. Keep it or targetSpotCapacity, with the value 1.' }]
    : [];
}

function findTypeProblems(fleet: InstanceFleetConfig): Problem[] {
  const { instanceTypeConfigs = [], launchSpecifications } = fleet;
  const problems = instanceTypeConfigs.flatMap(({ bidPrice, bidPriceAsPercentageOfOnDemandPrice }, index) =>
    bidPrice !== undefined && bidPriceAsPercentageOfOnDemandPrice !== undefined
      ? [
          {
            prop: `instanceTypeConfigs[${index}].bidPrice`,
            message: 'there is a bidPriceAsPercentageOfOnDemandPrice too. Keep one of the two.',
          },
        ]
      : [],
  );
  const strategy = launchSpecifications?.onDemandSpecification?.allocationStrategy;
  const ranked = instanceTypeConfigs.some(({ priority }) => priority !== undefined);
  if (ranked && strategy === OnDemandStrategy.LOWEST_PRICE) {
    problems.push({
      prop: 'launchSpecifications.onDemandSpecification.allocationStrategy',
      message: 'lowest-price ignores the priority of instance types. Choose PRIORITIZED, or leave the priorities away.',
    });
  }
  return problems;
}

function findSpotProblems({ timeout, timeoutDurationMinutes }: SpotProvisioningSpecification): Problem[] {
  const prop = 'launchSpecifications.spotSpecification.timeout';
  if ((timeout === undefined) === (timeoutDurationMinutes === undefined)) {
    const found = timeout === undefined ? 'found neither it nor' : 'found both it and';
    return [{ prop, message: `${found} timeoutDurationMinutes. Give one of the two, from 5 to 1440 minutes.` }];
  }
  const minutes = durationIn(timeout, 'minutes') ?? timeoutDurationMinutes;
  return isOutside(minutes, 5, 1440) ? [{ prop, message: `found ${minutes} minutes. Give 5 to 1440 minutes.` }] : [];
}

/** Whether a target asks for capacity, or may do so at run time. */
function isWanted(target: unknown): boolean {
  return typeof target !== 'number' || Token.isUnresolved(target) || target > 0;
}
