import type { Json } from '../json';
import type { Template } from './integration';

/** What a template's paths begin with. */
export interface Roots {
  readonly request: Json;
  readonly response?: Json;
  readonly job?: Json;
}

/** The value of a template; members that are not there are left out. */
export function fillTemplate(template: Template, roots: Roots): Json | undefined {
  if (typeof template === 'string') {
    const [root, ...path] = template.split(/[.[\]]+/).filter((part) => part !== '');
    return /^(request|response|job)(\.|$)/.test(template) ? valueAt(roots[root as keyof Roots], path) : template;
  }
  if (Array.isArray(template)) return template.map((item) => fillTemplate(item, roots) ?? null);
  const members = Object.entries(template).map(([name, item]) => [name, fillTemplate(item, roots)] as const);
  return Object.fromEntries(members.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** What a path leads to, in structures and in lists. */
export function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (to, name) =>
      to !== null && typeof to === 'object' && Object.hasOwn(to, name) ? (to as Record<string, Json>)[name] : undefined,
    value,
  );
}
