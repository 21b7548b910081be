import { CfnElement, type Stack } from 'aws-cdk-lib';

/** Names the resources of a template as their developer did: by construct path, without the hashes of logical ids. */
export function namesIn(stack: Stack): ReadonlyMap<string, string> {
  const elements = stack.node.findAll().filter((construct) => CfnElement.isCfnElement(construct));
  return new Map(elements.map((element) => [stack.resolve(element.logicalId) as string, nameOf(stack, element)]));
}

function nameOf(stack: Stack, element: CfnElement): string {
  const path = element.node.path.slice(stack.node.path.length + 1);
  // A singleton bears its identity behind its purpose.
  return path.replace(/\/(?:Resource|Default)$/, '').replace(/[0-9a-f]{32}.*$/, '');
}

/** A value of a template as text; what only the deployment knows is written as in `Fn::Sub`, such as `${Shop/Stock.Arn}`. */
export function textOf(value: unknown, names: ReadonlyMap<string, string>): string {
  if (typeof value === 'string') return value;
  const [[intrinsic, operand] = ['', undefined]] = Object.entries(value as Record<string, any>);
  const named = (id: string) => names.get(id) ?? id;
  switch (intrinsic) {
    case 'Ref':
      return '${' + named(operand) + '}';
    case 'Fn::GetAtt':
      return '${' + `${named(operand[0])}.${operand[1]}` + '}';
    case 'Fn::Join':
      return operand[1].map((part: unknown) => textOf(part, names)).join(operand[0]);
    case 'Fn::Select': // A part of an ARN: the ARN tells of it.
      return textOf(operand[1]['Fn::Split']?.[1] ?? operand[1][operand[0]], names);
    default:
      throw new Error(`The template holds ${JSON.stringify(value)}, which has no text.`);
  }
}
