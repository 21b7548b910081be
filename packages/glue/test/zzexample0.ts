import { WorkerTypeV2 } from '@sfn-tasks/glue';

const known = WorkerTypeV2.G_1X;
const later = WorkerTypeV2.of('R.8X');
