import type { Shape, Shapes } from '../../../packages/core/src/api';

/** A value that an API accepts for a shape, with the least that it requires. */
export function sampleOf(shapes: Shapes, name: string): unknown {
  const shape: Shape = shapes[name] ?? ({ type: name } as Shape);
  switch (shape.type) {
    case 'structure': {
      const members = shape.required ?? (shape.union ? Object.keys(shape.members).slice(0, 1) : []);
      return Object.fromEntries(members.map((member) => [member, sampleOf(shapes, shape.members[member]!)]));
    }
    case 'list':
      return Array.from({ length: shape.min ?? 0 }, () => sampleOf(shapes, shape.member));
    case 'map':
      return (shape.min ?? 0) > 0 ? { [String(sampleOf(shapes, shape.key))]: sampleOf(shapes, shape.value) } : {};
    case 'string':
      return shape.enum?.[0] ?? 'a'.repeat(Math.max(1, shape.min ?? 1));
    case 'integer':
    case 'float':
      return shape.min ?? Math.min(1, shape.max ?? 1);
    case 'boolean':
      return true;
    case 'timestamp':
      return '2030-01-01T00:00:00Z';
    case 'blob':
      return 'a';
    case 'document':
      return {};
  }
}
