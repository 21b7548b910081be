export { type Emitted, emitDeclarations } from './emit';
