import type { Value } from '@sfn-tasks/core';
import type { Configuration } from './api.generated';

/**
 * The configuration file that settings go into; `new Classification('…')` names any other.
 *
 * @see https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-spark-configure.html
 *
 * @example
 * import { Classification } from '@sfn-tasks/emr-containers';
 *
 * const applicationConfig = [
 *   { classification: Classification.SPARK_DEFAULTS, properties: { 'spark.executor.cores': '2' } },
 * ];
 */
export class Classification {
  /** Whether Spark takes as much of the cluster as it can. */
  public static readonly SPARK = new Classification('spark');
  /** `spark-defaults.conf`. */
  public static readonly SPARK_DEFAULTS = new Classification('spark-defaults');
  /** `spark-env.sh`. */
  public static readonly SPARK_ENV = new Classification('spark-env');
  /** `hive-site.xml` of Spark. */
  public static readonly SPARK_HIVE_SITE = new Classification('spark-hive-site');
  /** `log4j.properties` of Spark. */
  public static readonly SPARK_LOG4J = new Classification('spark-log4j');
  /** `metrics.properties` of Spark. */
  public static readonly SPARK_METRICS = new Classification('spark-metrics');

  /** @param classificationStatement the name as EMR spells it, such as `spark-defaults` */
  constructor(public readonly classificationStatement: string) {}
}

/**
 * Settings of an application, by its configuration file: properties, settings below them, or both.
 *
 * @see https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_Configuration.html
 */
export interface ApplicationConfiguration {
  /** The configuration file. */
  readonly classification: Classification;
  /**
   * Settings below these, up to 100.
   *
   * @default - none
   */
  readonly nestedConfig?: readonly ApplicationConfiguration[];
  /**
   * The settings by name, up to 100.
   *
   * @default - none
   */
  readonly properties?: Value<{ readonly [key: string]: string }>;
}

/** The settings as the request spells them. */
export function renderConfiguration(configuration: ApplicationConfiguration): Configuration {
  const { classification, properties, nestedConfig } = configuration;
  return {
    Classification: classification.classificationStatement,
    Properties: properties,
    Configurations: nestedConfig?.map(renderConfiguration),
  };
}

/** The configuration files, at any depth, for which nothing is set. */
export function findUnset(configurations: readonly ApplicationConfiguration[]): string[] {
  return configurations.flatMap(({ classification, properties, nestedConfig }) =>
    properties === undefined && nestedConfig === undefined
      ? [classification.classificationStatement]
      : findUnset(nestedConfig ?? []),
  );
}
