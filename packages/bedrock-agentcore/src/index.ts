export { BedrockAgentCoreErrors } from './api.generated';
export type { HarnessBedrockModel, HarnessMessage, HarnessText } from './harness-message';
export { BedrockAgentCoreInvokeHarness } from './invoke-harness';
export type { BedrockAgentCoreInvokeHarnessProps } from './invoke-harness-props';
