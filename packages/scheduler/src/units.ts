import type { TimeZone } from 'aws-cdk-lib';

/** The name of a time zone. */
export function timeZoneName(zone: string | TimeZone | undefined): string | undefined {
  return typeof zone === 'string' ? zone : zone?.timezoneName;
}

/** A date as the API takes it; none if it is no moment in time. */
export function instantOf(date: Date | string | undefined): string | undefined {
  if (!(date instanceof Date)) return date;
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
