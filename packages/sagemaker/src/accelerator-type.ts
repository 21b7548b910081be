import type { InstanceSize } from 'aws-cdk-lib/aws-ec2';

/**
 * A generation of Elastic Inference accelerators.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html
 *
 * @example
 * import { AcceleratorClass } from '@sfn-tasks/sagemaker';
 *
 * const generation = AcceleratorClass.of('eia3');
 */
export class AcceleratorClass {
  /** The first generation. */
  public static readonly EIA1 = AcceleratorClass.of('eia1');
  /** The second generation. */
  public static readonly EIA2 = AcceleratorClass.of('eia2');

  /**
   * Any generation.
   *
   * @param version its name, such as `eia2`
   */
  public static of(version: string): AcceleratorClass {
    return new AcceleratorClass(version);
  }

  private constructor(
    /** The name of the generation, such as `eia2`. */
    public readonly version: string,
  ) {}

  /** The name of the generation. */
  public toString(): string {
    return this.version;
  }
}

/**
 * The Elastic Inference accelerator of a production variant, for accounts that still have the service.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html
 *
 * @example
 * import { AcceleratorClass, AcceleratorType } from '@sfn-tasks/sagemaker';
 * import { InstanceSize } from 'aws-cdk-lib/aws-ec2';
 *
 * const accelerator = AcceleratorType.of(AcceleratorClass.EIA2, InstanceSize.MEDIUM);
 */
export class AcceleratorType {
  /**
   * An accelerator by generation and size.
   *
   * @param acceleratorClass the generation
   * @param instanceSize the size
   */
  public static of(acceleratorClass: AcceleratorClass, instanceSize: InstanceSize): AcceleratorType {
    return new AcceleratorType(`ml.${acceleratorClass.version}.${instanceSize}`);
  }

  constructor(private readonly instanceTypeIdentifier: string) {}

  /** The name of the type, such as `ml.eia2.medium`. */
  public toString(): string {
    return this.instanceTypeIdentifier;
  }
}
