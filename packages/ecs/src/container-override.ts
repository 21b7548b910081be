import type { Value } from '@sfn-tasks/core';
import type { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';

/** What one container of the task does otherwise than its definition says. */
export interface ContainerOverride {
  /** The container, or its name where the task definition is imported or chosen at run time. */
  readonly containerDefinition: ContainerDefinition | string;
  /**
   * The command of the container; expressions may stand for it, or inside it.
   *
   * @default - the command of the task definition or image
   */
  readonly command?: Value<readonly string[]>;
  /**
   * Environment variables to add or replace; an expression yields a list of objects with `Name` and `Value`.
   *
   * @default - those of the task definition or image
   */
  readonly environment?: Value<readonly TaskEnvironmentVariable[]>;
  /**
   * The CPU units of the container; 1024 are one vCPU.
   *
   * @default - as the task definition says
   */
  readonly cpu?: Value<number>;
  /**
   * The memory in MiB that the container must not exceed.
   *
   * @default - as the task definition says
   */
  readonly memoryLimit?: Value<number>;
  /**
   * The memory in MiB that is kept for the container.
   *
   * @default - as the task definition says
   */
  readonly memoryReservation?: Value<number>;
}

/** An environment variable of a container. */
export interface TaskEnvironmentVariable {
  /** The name of the variable. */
  readonly name: Value<string>;
  /** The value of the variable; a task token goes here. */
  readonly value: Value<string>;
}
