import { JsonPath } from '@sfn-tasks/core';
import {
  ContainerDefinition,
  DockerImage,
  InputMode,
  Mode,
  S3DataType,
  S3Location,
  SageMakerCreateEndpoint,
  SageMakerCreateEndpointConfig,
  SageMakerCreateModel,
  SageMakerCreateTrainingJob,
  SageMakerCreateTransformJob,
  SageMakerUpdateEndpoint,
} from '@sfn-tasks/sagemaker';
import { Duration, Size, type Stack } from 'aws-cdk-lib';
import { InstanceClass, InstanceSize, InstanceType } from 'aws-cdk-lib/aws-ec2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';

/** Trains a model of SageMaker's own algorithm with data that the input names. */
export function createTrainingJob(stack: Stack): IChainable {
  return new SageMakerCreateTrainingJob(stack, 'TrainSagemaker', {
    trainingJobName: JsonPath.stringAt('$.JobName'),
    algorithmSpecification: { algorithmName: 'BlazingText', trainingInputMode: InputMode.FILE },
    inputDataConfig: [
      {
        channelName: 'train',
        dataSource: {
          s3DataSource: {
            s3DataType: S3DataType.S3_PREFIX,
            s3Location: S3Location.fromJsonExpression('$.S3Bucket'),
          },
        },
      },
    ],
    outputDataConfig: {
      s3OutputLocation: S3Location.fromBucket(Bucket.fromBucketName(stack, 'Bucket', 'mybucket'), 'myoutputpath'),
    },
    // Left away, the job gets one instance of m4.xlarge with 10 GiB.
    resourceConfig: {
      instanceCount: 1,
      instanceType: InstanceType.of(InstanceClass.P3, InstanceSize.XLARGE2),
      volumeSize: Size.gibibytes(50),
    },
    stoppingCondition: { maxRuntime: Duration.hours(2) },
  });
}

/** Lets a model infer from all objects under a prefix. */
export function createTransformJob(stack: Stack): IChainable {
  return new SageMakerCreateTransformJob(stack, 'Batch Inference', {
    transformJobName: 'MyTransformJob',
    modelName: 'MyModelName',
    modelClientOptions: {
      // Left away, there is no second invocation.
      invocationsMaxRetries: 3,
      invocationsTimeout: Duration.minutes(5),
    },
    transformInput: {
      transformDataSource: {
        s3DataSource: { s3Uri: 's3://inputbucket/train', s3DataType: S3DataType.S3_PREFIX },
      },
    },
    transformOutput: { s3OutputPath: 's3://outputbucket/TransformJobOutputPath' },
    transformResources: {
      instanceCount: 1,
      instanceType: InstanceType.of(InstanceClass.M4, InstanceSize.XLARGE),
    },
  });
}

/** Makes an endpoint of a configuration, both named by the input. */
export function createEndpoint(stack: Stack): IChainable {
  return new SageMakerCreateEndpoint(stack, 'SagemakerEndpoint', {
    endpointName: JsonPath.stringAt('$.EndpointName'),
    endpointConfigName: JsonPath.stringAt('$.EndpointConfigName'),
  });
}

/** Describes what an endpoint runs on. */
export function createEndpointConfig(stack: Stack): IChainable {
  return new SageMakerCreateEndpointConfig(stack, 'SagemakerEndpointConfig', {
    endpointConfigName: 'MyEndpointConfig',
    productionVariants: [
      {
        initialInstanceCount: 2,
        instanceType: InstanceType.of(InstanceClass.M5, InstanceSize.XLARGE),
        modelName: 'MyModel',
        variantName: 'awesome-variant',
      },
    ],
  });
}

/** Makes a model of an image and of what a training job wrote. */
export function createModel(stack: Stack): IChainable {
  return new SageMakerCreateModel(stack, 'Sagemaker', {
    modelName: 'MyModel',
    primaryContainer: new ContainerDefinition({
      image: DockerImage.fromJsonExpression(JsonPath.stringAt('$.Model.imageName')),
      mode: Mode.SINGLE_MODEL,
      modelS3Location: S3Location.fromJsonExpression('$.TrainingJob.ModelArtifacts.S3ModelArtifacts'),
    }),
  });
}

/** Gives an endpoint another configuration. */
export function updateEndpoint(stack: Stack): IChainable {
  return new SageMakerUpdateEndpoint(stack, 'SagemakerEndpoint', {
    endpointName: JsonPath.stringAt('$.Endpoint.Name'),
    endpointConfigName: JsonPath.stringAt('$.Endpoint.EndpointConfig'),
  });
}
