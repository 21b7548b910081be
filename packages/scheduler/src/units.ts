import type { Duration, TimeZone } from 'aws-cdk-lib';

// Parts of a minute or second are kept, so that the check of the props reports them.

/** A duration in minutes. */
export function minutesOf(duration: Duration | undefined): number | undefined {
  return duration?.toMinutes({ integral: false });
}

/** A duration in seconds. */
export function secondsOf(duration: Duration | undefined): number | undefined {
  return duration?.toSeconds({ integral: false });
}

/** The name of a time zone. */
export function timeZoneName(zone: string | TimeZone | undefined): string | undefined {
  return typeof zone === 'string' ? zone : zone?.timezoneName;
}

/** A date as the API takes it; none if it is no moment in time. */
export function instantOf(date: Date | string | undefined): string | undefined {
  if (!(date instanceof Date)) return date;
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
