/** What moves as one: a state, or the part of an edge that runs straight down, with its label. */
export interface Body {
  x: number;
  readonly isNode: boolean;
  readonly items: readonly Item[];
  readonly neighbours: Neighbour[];
}

export interface Neighbour {
  readonly body: Body;
  /** How far from the centre of the neighbour an edge may meet it. */
  readonly reach: number;
}

/** The room that a body takes in one rank. */
export interface Item {
  readonly rank: number;
  readonly offset: number;
  readonly width: number;
}

const nodeGap = 36;
export const edgeGap = 24;
const passes = 8;

/** Moves each body in turn to where its edges are shortest, within the room that its neighbours leave; their order stays. */
export function relax(bodies: readonly Body[]): void {
  const ranks = new Map<number, { body: Body; item: Item }[]>();
  for (const body of bodies) {
    for (const item of body.items) {
      ranks.set(item.rank, [...(ranks.get(item.rank) ?? []), { body, item }]);
    }
  }
  for (const members of ranks.values()) {
    members.sort((one, other) => one.body.x + one.item.offset - other.body.x - other.item.offset);
  }
  for (let pass = 0; pass < passes; pass++) {
    for (const body of bodies) {
      const [least, most] = freeRange(body, ranks);
      if (least <= most) {
        body.x = Math.min(Math.max(body.isNode ? wishOfNode(body) : wishOfLane(body), least), most);
      }
    }
  }
}

function freeRange(body: Body, ranks: ReadonlyMap<number, { body: Body; item: Item }[]>): [number, number] {
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  for (const item of body.items) {
    const members = ranks.get(item.rank)!;
    const index = members.findIndex((member) => member.item === item);
    for (const step of [-1, 1]) {
      const next = members[index + step];
      if (next && next.body !== body) {
        const gap = body.isNode && next.body.isNode ? nodeGap : edgeGap;
        const limit = next.body.x + next.item.offset - item.offset - step * ((item.width + next.item.width) / 2 + gap);
        least = step < 0 ? Math.max(least, limit) : least;
        most = step > 0 ? Math.min(most, limit) : most;
      }
    }
  }
  return [least, most];
}

function wishOfNode({ x, neighbours }: Body): number {
  const xs = neighbours.map(({ body }) => body.x).sort((one, other) => one - other);
  return xs.length === 0 ? x : (xs[Math.floor((xs.length - 1) / 2)]! + xs[Math.ceil((xs.length - 1) / 2)]!) / 2;
}

/** Straight below one of its two ends, or both. */
function wishOfLane({ x, neighbours: [one, other] }: Body): number {
  const least = Math.max(one!.body.x - one!.reach, other!.body.x - other!.reach);
  const most = Math.min(one!.body.x + one!.reach, other!.body.x + other!.reach);
  if (least <= most) {
    return Math.min(Math.max(x, least), most);
  }
  return Math.abs(x - least) < Math.abs(x - most) ? least : most;
}
