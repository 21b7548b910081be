import { Duration, Size, SizeRoundingBehavior, Tokenization } from 'aws-cdk-lib';

/** Props with durations and sizes as the numbers that the API takes: seconds, minutes for a `timeout`, GiB. */
export function inUnits(props: object): object {
  return convert(props) as object;
}

/** A size in GiB; what is not whole is left to the check of the request. */
export function gibibytes(size: Size): number {
  return size.toGibibytes({ rounding: SizeRoundingBehavior.NONE });
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value !== 'object' || value === null || Tokenization.isResolvable(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([prop, member]) => {
      if (member instanceof Size) return ['sizeInGB', gibibytes(member)];
      if (!(member instanceof Duration)) return [prop, convert(member)];
      return prop === 'timeout'
        ? ['timeoutDurationMinutes', member.toMinutes({ integral: false })]
        : [prop, member.toSeconds({ integral: false })];
    }),
  );
}
