import type { Value } from '@sfn-tasks/core';

/**
 * An application to install, such as Spark.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_Application.html
 */
export interface ApplicationConfig {
  /**
   * What else a third-party application is told.
   *
   * @default - nothing
   */
  readonly additionalInfo?: Value<{ readonly [key: string]: string }>;
  /**
   * The arguments of the application.
   *
   * @default - none
   */
  readonly args?: Value<readonly string[]>;
  /** The name of the application. */
  readonly name: string;
  /**
   * The version of the application.
   *
   * @default - that of the release
   */
  readonly version?: string;
}

/**
 * A script to run when a node starts.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_ScriptBootstrapActionConfig.html
 */
export interface ScriptBootstrapActionConfig {
  /** The S3 URI or the local path of the script. */
  readonly path: string;
  /**
   * The arguments of the script.
   *
   * @default - none
   */
  readonly args?: Value<readonly string[]>;
}

/**
 * What is done on each node before the applications start.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_BootstrapActionConfig.html
 */
export interface BootstrapActionConfig {
  /** The name of the action. */
  readonly name: string;
  /** The script to run. */
  readonly scriptBootstrapAction: ScriptBootstrapActionConfig;
}

/**
 * Settings of an application, by its configuration file.
 *
 * @see https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-configure-apps.html
 */
export interface Configuration {
  /**
   * The configuration file, such as `spark-defaults`.
   *
   * @default - none
   */
  readonly classification?: string;
  /**
   * The settings by name.
   *
   * @default - none
   */
  readonly properties?: Value<{ readonly [key: string]: string }>;
  /**
   * Settings below these, such as `export` below `spark-env`.
   *
   * @default - none
   */
  readonly configurations?: Value<readonly Configuration[]>;
}

/**
 * Authentication by Kerberos, which the security configuration turns on.
 *
 * The passwords become part of the state machine's definition, readable for whoever may describe it.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_KerberosAttributes.html
 */
export interface KerberosAttributes {
  /**
   * The password of the user who joins nodes to the Active Directory domain.
   *
   * @default - none
   */
  readonly adDomainJoinPassword?: string;
  /**
   * The user who joins nodes to the Active Directory domain.
   *
   * @default - none
   */
  readonly adDomainJoinUser?: string;
  /**
   * The password of the trust between realms.
   *
   * @default - no other realm is trusted
   */
  readonly crossRealmTrustPrincipalPassword?: string;
  /**
   * The password of the cluster's own key distribution center.
   *
   * @default - none, which EMR refuses
   */
  readonly kdcAdminPassword?: string;
  /** The name of the realm, such as `EC2.INTERNAL`. */
  readonly realm: string;
}
