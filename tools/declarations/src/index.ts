export { type ApiReport, apiReports, updateReports } from './api-report';
export { type Emitted, emitDeclarations } from './emit';
