import { type Duration, TimeZone, Token, Tokenization } from 'aws-cdk-lib';

/** The fields of a cron expression; each may hold lists, ranges and steps. */
export interface CronOptions {
  /**
   * The minute, such as `0/5`.
   *
   * @default - every minute
   */
  readonly minute?: string;
  /**
   * The hour, such as `8-17`.
   *
   * @default - every hour
   */
  readonly hour?: string;
  /**
   * The day of the month, such as `L`; not together with `weekDay`.
   *
   * @default - every day
   */
  readonly day?: string;
  /**
   * The month, such as `JAN,JUL`.
   *
   * @default - every month
   */
  readonly month?: string;
  /**
   * The day of the week, such as `MON-FRI`; not together with `day`.
   *
   * @default - any
   */
  readonly weekDay?: string;
  /**
   * The year, such as `2030-2035`.
   *
   * @default - every year
   */
  readonly year?: string;
}

/** What says when: a {@link Schedule}, or a `ScheduleExpression` of aws-cdk-lib's aws-scheduler. */
export interface ScheduleOptions {
  /** The expression of EventBridge Scheduler, such as `rate(5 minutes)`. */
  readonly expressionString: string;
  /**
   * The time zone that the expression is meant in.
   *
   * @default - none, so that the task's `timezone` says it
   */
  readonly timeZone?: TimeZone;
  /**
   * What is wrong with the expression; the task reports it.
   *
   * @default - nothing
   */
  readonly problem?: string;
}

/**
 * When a schedule runs.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Schedule } from '@sfn-tasks/scheduler';
 * import { Duration } from 'aws-cdk-lib';
 *
 * const often = Schedule.rate(Duration.minutes(5));
 * const onWorkdays = Schedule.cron({ minute: '0', hour: '8', weekDay: 'MON-FRI' });
 * const whenTheDataSays = Schedule.expression(`at(${JsonPath.stringAt('$.remindAt')})`);
 */
export class Schedule implements ScheduleOptions {
  /** Once, at a moment; its milliseconds do not count. */
  public static oneTime(time: Date): Schedule {
    if (Number.isNaN(time.getTime())) return new Schedule('', undefined, 'the date of oneTime() is no moment in time.');
    return new Schedule(`at(${time.toISOString().slice(0, 19)})`, TimeZone.ETC_UTC);
  }

  /** Again and again, in steps of at least one minute. */
  public static rate(duration: Duration): Schedule {
    if (duration.isUnresolved()) {
      const amount = amountAtRunTime(duration);
      const unfit = `rate() takes minutes, hours or days, found a number of ${duration.unitLabel()} that is known at run time.`;
      return amount === undefined
        ? new Schedule('', undefined, unfit)
        : new Schedule(`rate(${amount} ${duration.unitLabel()})`);
    }
    const minutes = duration.toMinutes({ integral: false });
    const problem = `rate() takes whole minutes, 1 at least, found ${duration.toHumanString()}.`;
    if (minutes < 1 || !Number.isInteger(minutes)) return new Schedule('', undefined, problem);
    if (minutes % 1440 === 0) return new Schedule(`rate(${minutes / 1440} days)`);
    return new Schedule(minutes % 60 === 0 ? `rate(${minutes / 60} hours)` : `rate(${minutes} minutes)`);
  }

  /** Whenever the fields match. */
  public static cron(options: CronOptions): Schedule {
    const { minute = '*', hour = '*', day, month = '*', weekDay, year = '*' } = options;
    const both = 'cron() takes day or weekDay, found both. Leave one of the two away.';
    return new Schedule(
      `cron(${[minute, hour, day ?? (weekDay === undefined ? '*' : '?'), month, weekDay ?? '?', year].join(' ')})`,
      undefined,
      day !== undefined && weekDay !== undefined ? both : undefined,
    );
  }

  /** As the expression says, such as `at(2030-01-02T03:04:05)`; all of it or a part may be known at run time only. */
  public static expression(expression: string): Schedule {
    return new Schedule(expression);
  }

  private constructor(
    /** The expression of EventBridge Scheduler. */
    public readonly expressionString: string,
    /** The time zone that the expression is meant in. */
    public readonly timeZone?: TimeZone,
    /** What is wrong with the expression; the task reports it. */
    public readonly problem?: string,
  ) {}
}

/** The number of a duration as text with a token; it stays in the unit that it was written in. */
function amountAtRunTime(duration: Duration): string | undefined {
  const read = { minutes: () => duration.toMinutes(), hours: () => duration.toHours(), days: () => duration.toDays() };
  const amount = read[duration.unitLabel() as keyof typeof read]?.();
  return amount === undefined ? undefined : Token.asString(Tokenization.reverseNumber(amount));
}
