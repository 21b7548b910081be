import { durationIn, sizeIn } from '@sfn-tasks/core';
import { Duration, Size, Tokenization } from 'aws-cdk-lib';

/** Props with durations and sizes as the numbers that the API takes: seconds, minutes for a `timeout`, GiB. */
export function inUnits(props: object): object {
  return convert(props) as object;
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value !== 'object' || value === null || Tokenization.isResolvable(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([prop, member]) => {
      if (member instanceof Size) return ['sizeInGB', sizeIn(member, 'gibibytes')];
      if (!(member instanceof Duration)) return [prop, convert(member)];
      return prop === 'timeout'
        ? ['timeoutDurationMinutes', durationIn(member, 'minutes')]
        : [prop, durationIn(member, 'seconds')];
    }),
  );
}
