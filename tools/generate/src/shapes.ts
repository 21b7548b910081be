import type { Shape } from '../../../packages/core/src/api';

/** The same shape with each name that it refers to replaced. */
export function mapReferences(shape: Shape, replace: (name: string) => string): Shape {
  switch (shape.type) {
    case 'structure':
      return {
        ...shape,
        members: Object.fromEntries(Object.entries(shape.members).map(([member, to]) => [member, replace(to)])),
      };
    case 'list':
      return { ...shape, member: replace(shape.member) };
    case 'map':
      return { ...shape, key: replace(shape.key), value: replace(shape.value) };
    default:
      return shape;
  }
}

/** The names that a shape refers to. */
export function references(shape: Shape): string[] {
  switch (shape.type) {
    case 'structure':
      return Object.values(shape.members);
    case 'list':
      return [shape.member];
    case 'map':
      return [shape.key, shape.value];
    default:
      return [];
  }
}
