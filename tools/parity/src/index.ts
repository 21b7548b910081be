export { parityOf } from './parity';
export { passes, report } from './report';
