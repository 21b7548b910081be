import { allow, insideText } from '@sfn-tasks/core';
import { Aws } from 'aws-cdk-lib';
import type { IRepository } from 'aws-cdk-lib/aws-ecr';
import { DockerImageAsset, type DockerImageAssetProps } from 'aws-cdk-lib/aws-ecr-assets';
import type { Construct } from 'constructs';
import { expressionToken } from './expression-text';
import type { ISageMakerTask } from './sagemaker-task';

/** An image as the request names it. */
export interface DockerImageConfig {
  /** The URI with its tag or digest. */
  readonly imageUri: string;
}

/**
 * A container image that a SageMaker job or model runs; the role gets the permission to pull it from ECR.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/docker-containers.html
 *
 * @example
 * import { DockerImage } from '@sfn-tasks/sagemaker';
 * import { Stack } from 'aws-cdk-lib';
 * import { Repository } from 'aws-cdk-lib/aws-ecr';
 *
 * const image = DockerImage.fromEcrRepository(new Repository(new Stack(), 'Algorithms'), 'stable');
 */
export abstract class DockerImage {
  /**
   * An image of an ECR repository.
   *
   * @param repository the repository
   * @param tagOrDigest the tag, or a digest that begins with `sha256:`
   */
  public static fromEcrRepository(repository: IRepository, tagOrDigest: string = 'latest'): DockerImage {
    return new BoundImage((task) => {
      repository.grantPull(task);
      return repository.repositoryUriForTagOrDigest(insideText(tagOrDigest));
    });
  }

  /**
   * An image whose URI is known at run time.
   *
   * @param expression a JSONPath or JSONata expression that yields the URI
   * @param allowAnyEcrImagePull whether any repository of the region may be read; pass `false` for an image outside ECR
   */
  public static fromJsonExpression(expression: string, allowAnyEcrImagePull: boolean = true): DockerImage {
    return new BoundImage((task) => {
      if (allowAnyEcrImagePull) {
        const repositories = `arn:${Aws.PARTITION}:ecr:${Aws.REGION}:*:repository/*`;
        task.grantPrincipal.addToPrincipalPolicy(
          allow(['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'], repositories),
        );
      }
      return expressionToken(expression);
    });
  }

  /**
   * An image by its URI; for one in ECR, {@link fromEcrRepository} also brings the permissions.
   *
   * @param imageUri the URI with its tag or digest
   */
  public static fromRegistry(imageUri: string): DockerImage {
    return new BoundImage(() => imageUri);
  }

  /**
   * An image that is built from a directory and published with the app.
   *
   * @param scope where the asset is made
   * @param id its id there
   * @param props what it is built from
   */
  public static fromAsset(scope: Construct, id: string, props: DockerImageAssetProps): DockerImage {
    const asset = new DockerImageAsset(scope, id, props);
    return new BoundImage((task) => {
      asset.repository.grantPull(task);
      return asset.imageUri;
    });
  }

  /** Gives the role of a task its permissions, and the URI for the request. */
  public abstract bind(task: ISageMakerTask): DockerImageConfig;
}

class BoundImage extends DockerImage {
  constructor(private readonly uriFor: (task: ISageMakerTask) => string) {
    super();
  }

  public bind(task: ISageMakerTask): DockerImageConfig {
    return { imageUri: this.uriFor(task) };
  }
}
