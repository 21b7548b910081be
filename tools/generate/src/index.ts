export type { AssembledApi } from './assemble';
export { Catalogue, UnknownApi } from './catalogue';
export { type GenerateOptions, type GenerateResult, generate } from './generate';
export { ModelFolder } from './model';
export { renderApis } from './render';
export { type TaskSummary, tasksOf } from './tasks';
