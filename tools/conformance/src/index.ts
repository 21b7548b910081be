export { coveredBy } from './coverage';
export { describeParity, type ParityRow, type ParityTools } from './describe-parity';
export { describeTask, type TaskCase } from './describe-task';
export { type MachineOptions, type Synthesised, stackIn, synthesise, synthesiseState, validatedStack } from './machine';
export { findUnprovenPermissions, flatten, type Statement } from './permissions';
