const PATTERN = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Milliseconds since 1970 of a timestamp with an offset, as RFC 3339 has it; undefined when it is none. */
export function parseTimestamp(text: string): number | undefined {
  const found = PATTERN.exec(text);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0)) as number[];
  if (month! < 1 || month! > 12 || day! < 1 || day! > daysOf(year!, month!)) return undefined;
  if (hour! > 23 || minute! > 59 || second! > 59) return undefined;
  const offset = offsetOf(found[8]!);
  if (offset === undefined) return undefined;
  const fraction = Math.floor(Number(`0.${found[7] ?? '0'}`) * 1000);
  return Date.UTC(year!, month! - 1, day, hour, minute, second, fraction) - offset;
}

function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : DAYS[month - 1]!;
}

/** At most 18 hours, as in Java. */
function offsetOf(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const rest = Number(zone.slice(4, 6));
  const minutes = Number(zone.slice(1, 3)) * 60 + rest;
  if (rest > 59 || minutes > 18 * 60) return undefined;
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
