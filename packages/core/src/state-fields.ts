import { JsonPath as CdkJsonPath, QueryLanguage, type TaskStateBaseProps } from 'aws-cdk-lib/aws-stepfunctions';
import { expressionOf } from './expression';
import { parseJsonPath } from './json-path-grammar';
import type { Report } from './report';
import { shown } from './shape-check';

const PATH_FIELDS = ['inputPath', 'outputPath', 'resultPath'] as const;
const JSON_PATH_ONLY = [...PATH_FIELDS, 'resultSelector'] as const;
const JSONATA_ONLY = ['outputs'] as const;
/** Fields that aws-cdk-lib's states take from their props; in a task, props of these names are its own, such as the arguments of a job. */
const OWN_PROPS = ['parameters', 'arguments'] as const;

/** The props as aws-cdk-lib takes them: a path that does not parse is reported instead of thrown one at a time. */
export function withoutUnfitPaths<Props extends TaskStateBaseProps>(props: Props, report: Report): Props {
  const unfit: string[] = OWN_PROPS.filter((prop) => prop in props);
  for (const field of PATH_FIELDS) {
    const problem = pathProblem(props[field]);
    if (problem === undefined) continue;
    report.problem('EXPRESSION_SYNTAX', field, problem);
    unfit.push(field);
  }
  return unfit.length === 0 ? props : { ...props, ...Object.fromEntries(unfit.map((prop) => [prop, undefined])) };
}

/** Reports fields that the state's query language does not have. */
export function checkStateFields(props: TaskStateBaseProps, language: QueryLanguage, report: Report): void {
  const [unfit, instead] =
    language === QueryLanguage.JSONATA
      ? [JSON_PATH_ONLY, 'Select the input in the parameters and shape the result with outputs']
      : [JSONATA_ONLY, 'Shape the result with resultSelector, resultPath and outputPath'];
  for (const field of unfit) {
    if (props[field] === undefined) continue;
    report.problem(
      'INVALID_PROP',
      field,
      `a ${language} state has no ${field}. ${instead}, or change the state's queryLanguage.`,
    );
  }
}

function pathProblem(path: string | undefined): string | undefined {
  if (path === undefined || path === CdkJsonPath.DISCARD) return undefined;
  const text = expressionOf(path)?.text ?? path;
  if (text.includes('${Token[')) return undefined;
  const parsed = parseJsonPath(text);
  return 'problem' in parsed
    ? `${shown(text)} does not parse at position ${parsed.problem.position}: ${parsed.problem.message}`
    : undefined;
}
