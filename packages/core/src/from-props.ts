import { Tokenization } from 'aws-cdk-lib';
import type { Api, Shape, Shapes, Value } from './api';
import { shapeNamed } from './shape-check';

/**
 * Props in camelCase as the request that they spell, by the shape of the API: members become PascalCase, keys of maps stay as they are.
 *
 * What the API does not have is kept, so that the check of the request reports it.
 *
 * @param api the API
 * @param props values by camelCase member name; nested alike
 *
 * @example
 * import { type Api, requestFrom } from '@sfn-tasks/core';
 *
 * declare const startBuild: Api<{ ProjectName: string }>;
 * requestFrom(startBuild, { projectName: 'nightly' }); // { ProjectName: 'nightly' }
 */
export function requestFrom<Request extends object>(api: Api<Request>, props: object): Request {
  return convert(props, api.shapes[api.input], api.shapes) as Request;
}

/**
 * A nested value in camelCase as the structure of that name in the API's shapes.
 *
 * @param api the API
 * @param shape the name of the structure, list or map
 * @param value the value in camelCase, an expression, or undefined
 *
 * @example
 * import { type Api, memberFrom } from '@sfn-tasks/core';
 *
 * declare const createJob: Api;
 * memberFrom(createJob, 'VpcConfig', { subnetIds: ['subnet-1'] }); // { SubnetIds: ['subnet-1'] }
 */
export function memberFrom<Member>(api: Api, shape: string, value: Value<object> | undefined): Member | undefined {
  return value === undefined ? undefined : (convert(value, shapeNamed(api.shapes, shape), api.shapes) as Member);
}

function convert(value: unknown, shape: Shape | undefined, shapes: Shapes): unknown {
  if (typeof value !== 'object' || value === null || shape === undefined || Tokenization.isResolvable(value))
    return value;
  if (Array.isArray(value)) {
    return shape.type === 'list'
      ? value.map((entry) => convert(entry, shapeNamed(shapes, shape.member), shapes))
      : value;
  }
  if (shape.type === 'map') {
    const inner = shapeNamed(shapes, shape.value);
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, convert(entry, inner, shapes)]));
  }
  if (shape.type !== 'structure') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => {
        const name = memberName(shape.members, key);
        return [name, convert(member, shapeNamed(shapes, shape.members[name]), shapes)];
      }),
  );
}

/** The member that a prop means: acronyms differ in case only (`vpcId`, `VPCId`). */
function memberName(members: Readonly<Record<string, string>>, key: string): string {
  if (Object.hasOwn(members, key)) return key;
  const pascal = key.charAt(0).toUpperCase() + key.slice(1);
  if (Object.hasOwn(members, pascal)) return pascal;
  return Object.keys(members).find((member) => member.toLowerCase() === key.toLowerCase()) ?? pascal;
}
