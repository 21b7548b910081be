/** A pattern with `*` for any text, matched from end to end whatever the case. */
export function wildcards(pattern: string): RegExp {
  return anyText(pattern.split('*'));
}

/** Literal parts with any text between them. */
export function anyText(parts: readonly string[]): RegExp {
  const literals = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literals.join('.*')}$`, 'i');
}
