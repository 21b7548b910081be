/** How urgently a job runs. */
export enum ExecutionClass {
  /** On spare capacity, at a lower price: starts later and may be interrupted. For Spark jobs of Glue 3.0 and later. */
  FLEX = 'FLEX',
  /** At once, on capacity of its own. */
  STANDARD = 'STANDARD',
}
