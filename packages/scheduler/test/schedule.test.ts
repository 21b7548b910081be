import { JsonPath } from '@sfn-tasks/core';
import { stackIn } from '@sfn-tasks-internal/conformance';
import { Duration, TimeZone } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { type EventBridgeSchedulerCreateScheduleTaskProps, Schedule } from '../src';
import { basics, create } from './fixture';

function request(props: Partial<EventBridgeSchedulerCreateScheduleTaskProps>) {
  const stack = stackIn();
  return create(stack, { ...basics(stack), ...props }).request;
}

describe('Schedule', () => {
  test.each([
    [Schedule.oneTime(new Date('2030-01-02T03:04:05.678Z')), 'at(2030-01-02T03:04:05)'],
    [Schedule.rate(Duration.seconds(120)), 'rate(2 minutes)'],
    [Schedule.rate(Duration.minutes(90)), 'rate(90 minutes)'],
    [Schedule.rate(Duration.hours(6)), 'rate(6 hours)'],
    [Schedule.rate(Duration.hours(48)), 'rate(2 days)'],
    [Schedule.cron({}), 'cron(* * * * ? *)'],
    [Schedule.cron({ minute: '0', hour: '8', weekDay: 'MON-FRI' }), 'cron(0 8 ? * MON-FRI *)'],
    [Schedule.cron({ minute: '0/5', day: 'L', month: 'JAN', year: '2030' }), 'cron(0/5 * L JAN ? 2030)'],
    [Schedule.expression('rate(1 hours)'), 'rate(1 hours)'],
  ])('%#: %j', (schedule, expression) => {
    expect(request({ schedule }).ScheduleExpression).toBe(expression);
  });

  test.each([
    [JsonPath.stringAt('$.when'), '$.when'],
    [`at(${JsonPath.stringAt('$.at')})`, "States.Format('at({})', $.at)"],
  ])('takes an expression that is known at run time', (expression, rendered) => {
    expect(request({ schedule: Schedule.expression(expression) })['ScheduleExpression.$']).toBe(rendered);
  });

  test('takes a rate that is known at run time', () => {
    const schedule = Schedule.rate(Duration.minutes(JsonPath.numberAt('$.minutes')));
    expect(request({ schedule })['ScheduleExpression.$']).toBe("States.Format('rate({} minutes)', $.minutes)");
    const seconds = Schedule.rate(Duration.seconds(JsonPath.numberAt('$.seconds')));
    expect(() => request({ schedule: seconds })).toThrow(/at schedule: rate\(\) takes minutes, hours or days/);
  });

  test('takes a ScheduleExpression of aws-cdk-lib with its time zone', () => {
    const schedule = ScheduleExpression.cron({ minute: '0', timeZone: TimeZone.EUROPE_PARIS });
    expect(request({ schedule })).toMatchObject({
      ScheduleExpression: 'cron(0 * * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Paris',
    });
  });

  test('a moment is meant in UTC, whatever the default of the service', () => {
    const schedule = Schedule.oneTime(new Date('2030-01-02T03:04:05Z'));
    expect(request({ schedule })).toMatchObject({ ScheduleExpressionTimezone: 'Etc/UTC' });
    expect(() => request({ schedule, timezone: TimeZone.EUROPE_PARIS })).toThrow(
      /INVALID_PROP at timezone: the schedule is meant in Etc\/UTC, found Europe\/Paris\. Leave one/,
    );
  });

  test.each([
    [Schedule.rate(Duration.seconds(30)), /at schedule: rate\(\) takes whole minutes, 1 at least, found 30 seconds\./],
    [Schedule.rate(Duration.seconds(90)), /at schedule: rate\(\) takes whole minutes, 1 at least, found 1 minute 30/],
    [Schedule.rate(Duration.minutes(0)), /at schedule: rate\(\) takes whole minutes/],
    [Schedule.cron({ day: '1', weekDay: 'MON' }), /at schedule: cron\(\) takes day or weekDay, found both\./],
    [Schedule.oneTime(new Date('never')), /at schedule: the date of oneTime\(\) is no moment in time\./],
    [Schedule.expression('2030-01-02T03:04:05'), /at schedule: expected an expression like at\(…\)/],
  ])('%#: reports what is wrong at synthesis', (schedule, problem) => {
    expect(() => request({ schedule })).toThrow(problem);
  });
});
