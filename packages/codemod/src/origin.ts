import { exportsOfPackages } from './exports.generated';

/** Where a name stands among our packages. */
export interface Home {
  /** The package, such as `@sfn-tasks/sqs`. */
  readonly package: string;
  /** Whether the name is a type alone, so that an import must say `type`. */
  readonly isType: boolean;
}

/** A module of aws-cdk-lib that names move away from. */
export interface Origin {
  /** How an import names it. */
  readonly module: string;
  /** The member of `aws-cdk-lib` that is the same module. */
  readonly member: string;
  /** Whether all of it should move, so that what stays is told of. */
  readonly whole: boolean;
  /** Where a name moves to; undefined for one that stays. */
  readonly homeOf: (name: string) => Home | undefined;
}

const homes: ReadonlyMap<string, Home> = new Map(
  Object.entries(exportsOfPackages).flatMap(([shortName, { values, types }]) => {
    const homeOf = (isType: boolean): Home => ({ package: `@sfn-tasks/${shortName}`, isType });
    return [
      ...values.map((name) => [name, homeOf(false)] as const),
      ...types.map((name) => [name, homeOf(true)] as const),
    ];
  }),
);

/** The tasks: what this codemod is for. */
export const tasks: Origin = {
  module: 'aws-cdk-lib/aws-stepfunctions-tasks',
  member: 'aws_stepfunctions_tasks',
  whole: true,
  homeOf: (name) => homes.get(name),
};

const paths: readonly string[] = ['JsonPath', 'TaskInput'];

/** What core has under the same name; tasks take either. */
export const stepFunctions: Origin = {
  module: 'aws-cdk-lib/aws-stepfunctions',
  member: 'aws_stepfunctions',
  whole: false,
  homeOf: (name) => (paths.includes(name) ? { package: '@sfn-tasks/core', isType: false } : undefined),
};

/** Why a name stays, and what to write instead. */
export function wayOutFor(name: string): string {
  const [, base, language] = /^(.+?)(JsonPath|Jsonata)Props$/.exec(name) ?? [];
  const props = `${base}Props`;
  const home = homes.get(props);
  if (home !== undefined) {
    return `write ${language}Props<${props}>, with ${language}Props from @sfn-tasks/core and ${props} from ${home.package}`;
  }
  return 'no package exports it; docs/differences.md says what to use instead';
}
