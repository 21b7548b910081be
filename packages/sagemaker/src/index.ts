export { AcceleratorClass, AcceleratorType } from './accelerator-type';
export type { AlgorithmSpecification, MetricDefinition } from './algorithm-specification';
export type { Channel, DataSource, FileSystemDataSource, S3DataSource, ShuffleConfig } from './channel';
export {
  ContainerDefinition,
  type ContainerDefinitionConfig,
  type ContainerDefinitionOptions,
  type IContainerDefinition,
  Mode,
} from './container-definition';
export { SageMakerCreateEndpoint, type SageMakerCreateEndpointProps } from './create-endpoint';
export { SageMakerCreateEndpointConfig, type SageMakerCreateEndpointConfigProps } from './create-endpoint-config';
export { SageMakerCreateModel, type SageMakerCreateModelProps } from './create-model';
export { SageMakerCreateTrainingJob } from './create-training-job';
export type { CheckpointConfig, SageMakerCreateTrainingJobProps } from './create-training-job-props';
export { SageMakerCreateTransformJob, type SageMakerCreateTransformJobProps } from './create-transform-job';
export { CompressionType, InputMode, RecordWrapperType, S3DataDistributionType, S3DataType } from './data-options';
export { DockerImage, type DockerImageConfig } from './docker-image';
export type { VpcConfig } from './network';
export type { ProductionVariant, ServerlessConfig } from './production-variant';
export { S3Location, type S3LocationBindOptions, type S3LocationConfig } from './s3-location';
export type { ISageMakerTask } from './sagemaker-task';
export type { SageMakerTags } from './tags';
export type { OutputDataConfig, ResourceConfig, StoppingCondition } from './training-config';
export type {
  DataProcessing,
  ModelClientOptions,
  TransformDataSource,
  TransformInput,
  TransformOutput,
  TransformResources,
  TransformS3DataSource,
} from './transform-config';
export { AssembleWith, BatchStrategy, JoinSource, SplitType } from './transform-options';
export { SageMakerUpdateEndpoint, type SageMakerUpdateEndpointProps } from './update-endpoint';
