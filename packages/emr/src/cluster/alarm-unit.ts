/** The unit of a metric. */
export enum AlarmUnit {
  /** A number without a unit. */
  NONE = 'NONE',
  /** Seconds. */
  SECONDS = 'SECONDS',
  /** Microseconds. */
  MICRO_SECONDS = 'MICRO_SECONDS',
  /** Milliseconds. */
  MILLI_SECONDS = 'MILLI_SECONDS',
  /** Bytes. */
  BYTES = 'BYTES',
  /** Kilobytes. */
  KILO_BYTES = 'KILO_BYTES',
  /** Megabytes. */
  MEGA_BYTES = 'MEGA_BYTES',
  /** Gigabytes. */
  GIGA_BYTES = 'GIGA_BYTES',
  /** Terabytes. */
  TERA_BYTES = 'TERA_BYTES',
  /** Bits. */
  BITS = 'BITS',
  /** Kilobits. */
  KILO_BITS = 'KILO_BITS',
  /** Megabits. */
  MEGA_BITS = 'MEGA_BITS',
  /** Gigabits. */
  GIGA_BITS = 'GIGA_BITS',
  /** Terabits. */
  TERA_BITS = 'TERA_BITS',
  /** A percentage. */
  PERCENT = 'PERCENT',
  /** A count. */
  COUNT = 'COUNT',
  /** Bytes per second. */
  BYTES_PER_SECOND = 'BYTES_PER_SECOND',
  /** Kilobytes per second. */
  KILO_BYTES_PER_SECOND = 'KILO_BYTES_PER_SECOND',
  /** Megabytes per second. */
  MEGA_BYTES_PER_SECOND = 'MEGA_BYTES_PER_SECOND',
  /** Gigabytes per second. */
  GIGA_BYTES_PER_SECOND = 'GIGA_BYTES_PER_SECOND',
  /** Terabytes per second. */
  TERA_BYTES_PER_SECOND = 'TERA_BYTES_PER_SECOND',
  /** Bits per second. */
  BITS_PER_SECOND = 'BITS_PER_SECOND',
  /** Kilobits per second. */
  KILO_BITS_PER_SECOND = 'KILO_BITS_PER_SECOND',
  /** Megabits per second. */
  MEGA_BITS_PER_SECOND = 'MEGA_BITS_PER_SECOND',
  /** Gigabits per second. */
  GIGA_BITS_PER_SECOND = 'GIGA_BITS_PER_SECOND',
  /** Terabits per second. */
  TERA_BITS_PER_SECOND = 'TERA_BITS_PER_SECOND',
  /** Counts per second. */
  COUNT_PER_SECOND = 'COUNT_PER_SECOND',
}
