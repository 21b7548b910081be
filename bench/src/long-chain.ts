import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { tasksOf } from './contenders';
import { prepare } from './machine';

/** What becomes of a chain of so many tasks that do nothing of their own: what fails is aws-cdk-lib. */
export function longChain(count: number): string {
  try {
    prepare(tasksOf('floor', QueryLanguage.JSON_PATH), count, QueryLanguage.JSON_PATH).run();
    return 'rendered';
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const place = /aws-cdk-lib[^)\n]*?\.js/.exec(error.stack ?? '')?.[0] ?? 'an unknown place';
    return `${error.message}, in \`${place.replace(/.*node_modules\//, '')}\``;
  }
}
