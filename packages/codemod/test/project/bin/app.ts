import * as cdk from 'aws-cdk-lib';
import { Reports } from '../lib/reports';
import { Shop } from '../lib/shop';

/** The stacks of a project as they are before the move. */
export function makeApp(outdir: string): cdk.App {
  const app = new cdk.App({ outdir });
  new Shop(app, 'Shop');
  new Reports(app, 'Reports');
  return app;
}
