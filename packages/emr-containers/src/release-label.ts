/**
 * The release of EMR that a job runs on; `new ReleaseLabel('emr-7.5.0-latest')` names any other.
 *
 * @see https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/emr-eks-releases.html
 *
 * @example
 * import { ReleaseLabel } from '@sfn-tasks/emr-containers';
 *
 * const releaseLabel = new ReleaseLabel('emr-7.5.0-latest');
 */
export class ReleaseLabel {
  /** Release 5.32.0. */
  public static readonly EMR_5_32_0 = new ReleaseLabel('emr-5.32.0-latest');
  /** Release 5.33.0. */
  public static readonly EMR_5_33_0 = new ReleaseLabel('emr-5.33.0-latest');
  /** Release 6.2.0. */
  public static readonly EMR_6_2_0 = new ReleaseLabel('emr-6.2.0-latest');
  /** Release 6.3.0. */
  public static readonly EMR_6_3_0 = new ReleaseLabel('emr-6.3.0-latest');

  /** @param label the release as EMR spells it, such as `emr-7.5.0-latest` */
  constructor(public readonly label: string) {}
}
