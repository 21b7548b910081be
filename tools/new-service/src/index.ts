export { createService, type Outcome } from './create-service';
export { UsageError } from './names';
