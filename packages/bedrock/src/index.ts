export { BedrockCreateModelCustomizationJob } from './create-model-customization-job';
export {
  type BedrockCreateModelCustomizationJobProps,
  CustomizationType,
  type CustomModelTag,
  type DataBucketConfiguration,
  type IBedrockCreateModelCustomizationJobVpcConfig,
  type OutputBucketConfiguration,
  type TrainingBucketConfiguration,
  type ValidationBucketConfiguration,
} from './customization-props';
export { Guardrail } from './guardrail';
export { BedrockInvokeModel } from './invoke-model';
export type {
  BedrockInvokeModelInputProps,
  BedrockInvokeModelOutputProps,
  BedrockInvokeModelProps,
} from './invoke-model-props';
