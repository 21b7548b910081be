/** A state as it is drawn, in pixels from the top left. */
export interface GraphNode {
  /** Its name; empty for the start and the end of the machine. */
  readonly name: string;
  /** Its type, such as `Task`; `Start` and `End` for the ends of the machine. */
  readonly type: string;
  /** What it is, in a line: `dynamodb:putItem`, `Wait · 60 seconds`. */
  readonly kind: string;
  /** Its name as lines. */
  readonly lines: readonly string[];
  /** How often it tries again. */
  readonly retry?: string;
  readonly comment?: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The name of the state around it. */
  readonly parent?: string;
  /** Whether other states are drawn inside of it. */
  readonly container: boolean;
  /** Whether it runs in child executions, whose events the history does not have. */
  readonly child: boolean;
}

/** A point: from the left, and from the top. */
export type Point = readonly [x: number, y: number];

/** A transition as it is drawn. */
export interface GraphEdge {
  /** The name of the state that it leaves; empty at the start. */
  readonly from: string;
  /** The name of the state that it leads to; empty at the end. */
  readonly to: string;
  readonly kind: 'next' | 'choice' | 'catch';
  /** Where it goes: straight where x stays, else bent so that it begins and ends upright. */
  readonly points: readonly Point[];
  readonly label?: GraphLabel;
}

/** The text of a transition, and where the middle of it stands. */
export interface GraphLabel {
  readonly text: string;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A workflow as it is drawn. */
export interface Graph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
