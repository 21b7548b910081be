import { App, Stack } from 'aws-cdk-lib';
import { Chain, DefinitionBody, type QueryLanguage, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { resourcesIn } from './resources';
import type { MakeTask } from './tasks';

/** A machine of so many tasks, not made yet: the app and the resources around it cost everybody the same. */
export interface Preparation {
  /** Constructs, chains, validates and renders the tasks, and returns the template. */
  readonly run: () => Template;
}

export interface Template {
  readonly Resources: Record<string, { readonly Type: string; readonly Properties: Record<string, any> }>;
}

export function prepare(tasks: readonly MakeTask[], count: number, queryLanguage: QueryLanguage): Preparation {
  // The CDK's own check of the template's schema runs as long for every contender, and much longer than all of them; the least CDK has none.
  const validation = { builtinCloudFormationValidation: false };
  const app = new App({ ...validation, treeMetadata: false, analyticsReporting: false });
  const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1', account: '123456789012' } });
  const resources = resourcesIn(stack);
  return {
    run: () => {
      const [first, ...others] = Array.from({ length: count }, (_, index) =>
        tasks[index % tasks.length]!(stack, `Task ${index}`, resources),
      );
      let chain = Chain.start(first!);
      for (const task of others) chain = chain.next(task);
      new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(chain), queryLanguage });
      return app.synth().getStackArtifact(stack.artifactId).template;
    },
  };
}
