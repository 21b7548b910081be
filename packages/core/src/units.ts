import { type Duration, type Size, SizeRoundingBehavior, Token, Tokenization } from 'aws-cdk-lib';
import { expressionOfToken } from './expression';
import { ExpressionToken } from './expression-token';
import { Jsonata } from './jsonata';

const MILLISECONDS = { millis: 1, seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 };
const BYTES = {
  bytes: 1,
  kibibytes: 2 ** 10,
  mebibytes: 2 ** 20,
  gibibytes: 2 ** 30,
  tebibytes: 2 ** 40,
  pebibytes: 2 ** 50,
};

/** The units of a `Duration`. */
export type DurationUnit = keyof typeof MILLISECONDS;

/** The units of a `Size`. */
export type SizeUnit = keyof typeof BYTES;

/**
 * A duration as the number that an API takes; one that is not whole is left to the check of the request.
 *
 * A duration of the run in another unit is multiplied in JSONata; where that is not possible, it is an error at synthesis.
 *
 * @param duration the value of the prop, or undefined
 * @param unit the unit of the API
 *
 * @example
 * import { durationIn, JsonPath } from '@sfn-tasks/core';
 * import { Duration } from 'aws-cdk-lib';
 *
 * durationIn(Duration.minutes(2), 'seconds'); // 120
 * durationIn(Duration.seconds(JsonPath.numberAt('$.delay')), 'seconds'); // $.delay
 */
export function durationIn(duration: Duration, unit: DurationUnit): number;
export function durationIn(duration: Duration | undefined, unit: DurationUnit): number | undefined;
export function durationIn(duration: Duration | undefined, unit: DurationUnit): number | undefined {
  if (duration === undefined) return undefined;
  const own = duration.isUnresolved() ? (duration.unitLabel() as DurationUnit) : unit;
  const amount = lengthOf(duration, own);
  return own === unit ? amount : converted(amount, own, unit, MILLISECONDS, 'Duration');
}

/**
 * A size as the number that an API takes; one that is not whole is left to the check of the request.
 *
 * A size of the run in another unit is multiplied in JSONata; where that is not possible, it is an error at synthesis.
 *
 * @param size the value of the prop, or undefined
 * @param unit the unit of the API
 *
 * @example
 * import { Jsonata, sizeIn } from '@sfn-tasks/core';
 * import { Size } from 'aws-cdk-lib';
 *
 * sizeIn(Size.gibibytes(2), 'mebibytes'); // 2048
 * sizeIn(Size.gibibytes(Jsonata.numberAt('$states.input.gib')), 'mebibytes'); // {% 1024 * ($states.input.gib) %}
 */
export function sizeIn(size: Size, unit: SizeUnit): number;
export function sizeIn(size: Size | undefined, unit: SizeUnit): number | undefined;
export function sizeIn(size: Size | undefined, unit: SizeUnit): number | undefined {
  if (size === undefined) return undefined;
  const own = size.isUnresolved() ? unitOf(size) : unit;
  const amount = amountOf(size, own);
  return own === unit ? amount : converted(amount, own, unit, BYTES, 'Size');
}

/** The amount of a duration that only the run or the deployment knows, in its own unit. */
export function unresolvedAmount(duration: Duration): number | undefined {
  return duration.isUnresolved() ? lengthOf(duration, duration.unitLabel() as DurationUnit) : undefined;
}

function lengthOf(duration: Duration, unit: DurationUnit): number {
  return {
    millis: () => duration.toMilliseconds({ integral: false }),
    seconds: () => duration.toSeconds({ integral: false }),
    minutes: () => duration.toMinutes({ integral: false }),
    hours: () => duration.toHours({ integral: false }),
    days: () => duration.toDays({ integral: false }),
  }[unit]();
}

/** A size does not tell its unit, but refuses to convert what the run knows into another. */
function unitOf(size: Size): SizeUnit {
  return (Object.keys(BYTES) as SizeUnit[]).find((unit) => {
    try {
      return Token.isUnresolved(amountOf(size, unit));
    } catch {
      return false;
    }
  })!;
}

function amountOf(size: Size, unit: SizeUnit): number {
  const rounding = SizeRoundingBehavior.NONE;
  return {
    bytes: () => size.toBytes({ rounding }),
    kibibytes: () => size.toKibibytes({ rounding }),
    mebibytes: () => size.toMebibytes({ rounding }),
    gibibytes: () => size.toGibibytes({ rounding }),
    tebibytes: () => size.toTebibytes({ rounding }),
    pebibytes: () => size.toPebibytes({ rounding }),
  }[unit]();
}

/** An amount that is known later, in another unit: JSONata multiplies; JSONPath cannot, and a quotient need not be whole. */
function converted<Unit extends string>(
  amount: number,
  from: Unit,
  to: Unit,
  sizes: Record<Unit, number>,
  type: string,
): number {
  const token = Tokenization.reverseNumber(amount)!;
  const { language = 'JSONPath', text = 'a value of the deployment' } = expressionOfToken(token) ?? {};
  const factor = sizes[from] / sizes[to];
  if (language === 'JSONata' && factor >= 1) return Jsonata.numberAt(`${factor} * ${Token.asString(token)}`);
  const unfit =
    `${text} is a number of ${from}, but the API takes ${to}, and ` +
    (factor < 1 ? 'a part of one would be refused at run time.' : 'JSONPath cannot multiply.') +
    ` Give ${type}.${to}(…) with the number of ${to}.`;
  return Token.asNumber(new ExpressionToken({ language, text, unfit }));
}
