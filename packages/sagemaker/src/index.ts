export { AcceleratorClass, AcceleratorType } from './accelerator-type';
export type { AlgorithmSpecification, MetricDefinition } from './algorithm-specification';
export { SageMakerErrors, SageMakerSdkErrors } from './api.generated';
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
export {
  SageMakerCreateHyperParameterTuningJob,
  type SageMakerCreateHyperParameterTuningJobProps,
} from './create-hyper-parameter-tuning-job';
export {
  type LabelingStoppingConditions,
  SageMakerCreateLabelingJob,
  type SageMakerCreateLabelingJobProps,
} from './create-labeling-job';
export { SageMakerCreateModel, type SageMakerCreateModelProps } from './create-model';
export { SageMakerCreateProcessingJob, type SageMakerCreateProcessingJobProps } from './create-processing-job';
export { SageMakerCreateTrainingJob } from './create-training-job';
export type { CheckpointConfig, SageMakerCreateTrainingJobProps } from './create-training-job-props';
export { SageMakerCreateTransformJob, type SageMakerCreateTransformJobProps } from './create-transform-job';
export { CompressionType, InputMode, RecordWrapperType, S3DataDistributionType, S3DataType } from './data-options';
export { DockerImage, type DockerImageConfig } from './docker-image';
export type { HumanTaskConfig, LabelingInputConfig, LabelingOutputConfig } from './labeling-config';
export type { VpcConfig } from './network';
export type {
  AppSpecification,
  NetworkConfig,
  ProcessingResources,
  ProcessingStoppingCondition,
} from './processing-config';
export {
  type ProcessingInput,
  type ProcessingOutput,
  type ProcessingOutputConfig,
  type ProcessingS3Input,
  type ProcessingS3Output,
  S3UploadMode,
} from './processing-data';
export type { ProductionVariant, ServerlessConfig } from './production-variant';
export { S3Location, type S3LocationBindOptions, type S3LocationConfig } from './s3-location';
export type { ISageMakerTask } from './sagemaker-task';
export { SageMakerStartPipelineExecution, type SageMakerStartPipelineExecutionProps } from './start-pipeline-execution';
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
export type {
  CategoricalRange,
  NumberRange,
  ParameterRanges,
  TuningJobConfig,
  TuningObjective,
  TuningResourceLimits,
} from './tuning-config';
export type { TuningTrainingJobDefinition } from './tuning-definition';
export { SageMakerUpdateEndpoint, type SageMakerUpdateEndpointProps } from './update-endpoint';
