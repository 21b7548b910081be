import { durationIn, isKnown } from '@sfn-tasks/core';
import type { EventBridgeSchedulerCreateScheduleTaskProps } from './create-schedule-props';
import { instantOf, timeZoneName } from './units';

/** Takes a problem: the prop, and what to do about it. */
type Reject = (prop: string, message: string) => void;

const EXPRESSION = { pattern: /^(at|rate|cron)\(.+\)$/, expected: 'an expression like at(…), rate(…) or cron(…)' };
const NAME = { pattern: /^[\w.-]{1,64}$/, expected: '1 to 64 letters, digits, -, _ and .' };

/** Reports what EventBridge Scheduler would refuse when the state runs. */
export function checkSchedule(props: EventBridgeSchedulerCreateScheduleTaskProps, reject: Reject): void {
  const { schedule, target, timezone, startDate, endDate } = props;
  const text = textCheck(reject);
  text('scheduleName', props.scheduleName, NAME);
  text('groupName', props.groupName, NAME);
  text('clientToken', props.clientToken, { pattern: /^[\w-]{1,64}$/, expected: '1 to 64 letters, digits, - and _' });
  text('description', props.description, { pattern: /^.{0,512}$/s, expected: '512 characters at most' });
  text('timezone', timeZoneName(timezone), { pattern: /^.{1,50}$/s, expected: '1 to 50 characters' });
  text('target.input', target.input, { pattern: /./s, expected: 'one character at least' });

  const number = numberCheck(reject);
  number('flexibleTimeWindow', durationIn(props.flexibleTimeWindow, 'minutes'), 1, 1440, 'minutes');
  const { maximumRetryAttempts, maximumEventAge } = target.retryPolicy ?? {};
  number('target.retryPolicy.maximumRetryAttempts', maximumRetryAttempts, 0, 185, 'attempts');
  number('target.retryPolicy.maximumEventAge', durationIn(maximumEventAge, 'seconds'), 60, 86400, 'seconds');

  if (schedule.problem !== undefined) reject('schedule', schedule.problem);
  else text('schedule', schedule.expressionString, EXPRESSION);
  if (
    schedule.timeZone !== undefined &&
    timezone !== undefined &&
    timeZoneName(timezone) !== timeZoneName(schedule.timeZone)
  ) {
    reject(
      'timezone',
      `the schedule is meant in ${timeZoneName(schedule.timeZone)}, found ${timeZoneName(timezone)}. Leave one of the two away.`,
    );
  }
  checkDates(startDate, endDate, reject);
}

function textCheck(reject: Reject) {
  return (prop: string, value: string | undefined, { pattern, expected }: typeof NAME) => {
    if (value === undefined || !isKnown(value) || pattern.test(value)) return;
    reject(prop, `expected ${expected}, found ${JSON.stringify(value)}.`);
  };
}

function numberCheck(reject: Reject) {
  return (prop: string, value: unknown, min: number, max: number, unit: string) => {
    if (typeof value !== 'number' || !isKnown(value)) return;
    if (Number.isInteger(value) && value >= min && value <= max) return;
    reject(prop, `expected ${min} to ${max} whole ${unit}, found ${value}.`);
  };
}

function checkDates(start: Date | string | undefined, end: Date | string | undefined, reject: Reject): void {
  for (const [prop, date] of Object.entries({ startDate: start, endDate: end })) {
    if (date !== undefined && instantOf(date) === undefined) reject(prop, 'the date is no moment in time.');
  }
  if (start instanceof Date && end instanceof Date && start >= end) {
    reject('startDate', 'it must lie before endDate.');
  }
}
