import type { Json } from '../json';

/** The variables of a branch; those of the branches around it can be read. */
export class Scope {
  private values: Map<string, Json> | undefined;

  constructor(private readonly parent?: Scope) {}

  get(name: string): Json | undefined {
    const found = this.values?.get(name);
    return found === undefined ? this.parent?.get(name) : found;
  }

  assign(values: Readonly<Record<string, Json>>): void {
    this.values ??= new Map();
    for (const [name, value] of Object.entries(values)) this.values.set(name, value);
  }

  /** Has the variables of another. */
  copy({ values }: Scope): void {
    this.values = values && new Map(values);
  }

  /** All that can be read, by name. */
  addTo(target: Record<string, unknown>): void {
    this.parent?.addTo(target);
    if (this.values) for (const [name, value] of this.values) target[name] = value;
  }

  get isEmpty(): boolean {
    return (this.values === undefined || this.values.size === 0) && (this.parent?.isEmpty ?? true);
  }
}
