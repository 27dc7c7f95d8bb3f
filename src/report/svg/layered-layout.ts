/** A graph in columns from left to right: who calls stands left of who is called (Sugiyama, Tagawa, Toda 1981, with barycentres). */
export interface Layout {
  width: number;
  height: number;
  /** The upper left corner of each node. */
  places: ReadonlyMap<string, Point>;
  /** For each edge, in the order given, the points that it runs through, from source to target. */
  routes: Point[][];
}

export interface Point {
  x: number;
  y: number;
}

export interface Sizes {
  width: number;
  height: number;
  /** Between columns, and between rows. */
  gapX: number;
  gapY: number;
}

interface Edge {
  source: string;
  target: string;
}

/** A node of a column, or the place where a long edge passes it. */
interface Slot {
  key: string;
  node: boolean;
  column: number;
  /** Neighbours in the column before and after. */
  before: Slot[];
  after: Slot[];
  row: number;
}

/** Downward and upward passes; crossings hardly fall after so many. */
const SWEEPS = 6;

/** Places nodes and edges. The same input gives the same output; an edge of a node to itself is not accepted. */
export function layeredLayout(ids: readonly string[], edges: readonly Edge[], sizes: Sizes): Layout {
  const connected = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const nodes = ids.filter((id) => connected.has(id));
  const forward = withoutCycles(nodes, edges);
  const columnOf = longestPaths(nodes, forward);
  const { columns, chains } = slotsOf(nodes, forward, columnOf);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of columns.slice(1)) reorder(column, "before");
    for (const column of columns.slice(0, -1).reverse()) reorder(column, "after");
  }
  return placed(
    ids.filter((id) => !connected.has(id)),
    columns,
    { edges, forward, chains },
    sizes,
  );
}

/** Edges that close a cycle are turned round; the depth-first walk begins at the nodes in their order. */
function withoutCycles(nodes: readonly string[], edges: readonly Edge[]): Edge[] {
  const targets = Map.groupBy(edges, ({ source }) => source);
  const state = new Map<string, "open" | "done">();
  const turned = new Set<Edge>();
  for (const root of nodes) {
    if (state.has(root)) continue;
    const path: { id: string; next: number }[] = [{ id: root, next: 0 }];
    state.set(root, "open");
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = targets.get(top.id)?.[top.next++];
      if (!edge) {
        state.set(top.id, "done");
        path.pop();
      } else if (state.get(edge.target) === "open") turned.add(edge);
      else if (!state.has(edge.target)) {
        state.set(edge.target, "open");
        path.push({ id: edge.target, next: 0 });
      }
    }
  }
  return edges.map((edge) => (turned.has(edge) ? { source: edge.target, target: edge.source } : edge));
}

/** The column of each node: the most edges on a path to it. */
function longestPaths(nodes: readonly string[], edges: readonly Edge[]): Map<string, number> {
  const column = new Map(nodes.map((id) => [id, 0]));
  const waiting = new Map(nodes.map((id) => [id, 0]));
  for (const { target } of edges) waiting.set(target, (waiting.get(target) ?? 0) + 1);
  const targets = Map.groupBy(edges, ({ source }) => source);
  const ready = nodes.filter((id) => waiting.get(id) === 0);
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    for (const { target } of targets.get(id) ?? []) {
      column.set(target, Math.max(column.get(target) ?? 0, (column.get(id) ?? 0) + 1));
      const left = (waiting.get(target) ?? 0) - 1;
      waiting.set(target, left);
      if (left === 0) ready.push(target);
    }
  }
  return column;
}

/** The columns with their slots, and for each edge the slots it runs through. */
function slotsOf(nodes: readonly string[], edges: readonly Edge[], columnOf: ReadonlyMap<string, number>) {
  const columns: Slot[][] = [];
  const add = (key: string, node: boolean, column: number): Slot => {
    columns[column] ??= [];
    const slot = { key, node, column, before: [], after: [], row: columns[column].length };
    columns[column].push(slot);
    return slot;
  };
  for (let column = 0; column <= Math.max(0, ...columnOf.values()); column++) columns[column] = [];
  const slots = new Map(nodes.map((id) => [id, add(id, true, columnOf.get(id) ?? 0)]));
  const chains = edges.map(({ source, target }, at) => {
    const [from, to] = [slots.get(source), slots.get(target)] as [Slot, Slot];
    const chain = [from];
    for (let column = from.column + 1; column < to.column; column++) chain.push(add(`${at}`, false, column));
    chain.push(to);
    for (let i = 1; i < chain.length; i++) {
      (chain[i - 1] as Slot).after.push(chain[i] as Slot);
      (chain[i] as Slot).before.push(chain[i - 1] as Slot);
    }
    return chain;
  });
  return { columns, chains };
}

/** Sorts a column by the mean row of what its slots are joined to; slots without such stay where they are. */
function reorder(column: Slot[], side: "before" | "after"): void {
  const means = new Map(
    column.map((slot) => {
      const near = slot[side];
      return [slot, near.length === 0 ? slot.row : near.reduce((sum, { row }) => sum + row, 0) / near.length];
    }),
  );
  column.sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0) || a.row - b.row);
  column.forEach((slot, row) => {
    slot.row = row;
  });
}

/** Where on the side of a node (0 top, 1 bottom) each chain begins (`end` 0) or ends (-1): side by side, by where they come from. */
function ports(chains: readonly Slot[][], end: 0 | -1, corner: (slot: Slot) => Point): number[] {
  const share: number[] = [];
  const next = end === 0 ? 1 : -2;
  const indices = chains.map((_, at) => at);
  const heightAt = (at: number) => corner(chains[at]?.at(next) as Slot).y;
  for (const mine of Map.groupBy(indices, (at) => chains[at]?.at(end)).values()) {
    mine.sort((a, b) => heightAt(a) - heightAt(b) || a - b);
    mine.forEach((at, place) => {
      share[at] = (place + 1) / (mine.length + 1);
    });
  }
  return share;
}

/** Columns are centred on each other; nodes without an edge follow below, in rows. */
function placed(
  alone: readonly string[],
  columns: readonly Slot[][],
  of: { edges: readonly Edge[]; forward: readonly Edge[]; chains: readonly Slot[][] },
  sizes: Sizes,
): Layout {
  const { width, height, gapX, gapY } = sizes;
  const heightOf = (slot: Slot) => (slot.node ? height : 0) + gapY;
  const total = (column: readonly Slot[]) => column.reduce((sum, slot) => sum + heightOf(slot), 0);
  const tallest = Math.max(0, ...columns.map(total));
  const corners = new Map<Slot, Point>();
  columns.forEach((column, at) => {
    let y = (tallest - total(column) + gapY) / 2;
    for (const slot of column) {
      corners.set(slot, { x: at * (width + gapX), y });
      y += heightOf(slot);
    }
  });
  const corner = (slot: Slot) => corners.get(slot) as Point;
  const leaving = ports(of.chains, 0, corner);
  const reaching = ports(of.chains, -1, corner);
  const routes = of.chains.map((chain, at) => {
    const points = chain.flatMap((slot, i): Point[] => {
      const { x, y } = corner(slot);
      if (!slot.node)
        return [
          { x, y },
          { x: x + width, y },
        ];
      return i === 0
        ? [{ x: x + width, y: y + height * (leaving[at] ?? 0) }]
        : [{ x, y: y + height * (reaching[at] ?? 0) }];
    });
    return of.forward[at] === of.edges[at] ? points : points.reverse();
  });
  const used = columns.filter((column) => column.length > 0).length;
  const perRow = Math.max(used, 4);
  const places = new Map<string, Point>();
  for (const column of columns) for (const slot of column) if (slot.node) places.set(slot.key, corner(slot));
  alone.forEach((id, at) => {
    const row = Math.floor(at / perRow);
    places.set(id, { x: (at % perRow) * (width + gapX), y: tallest + gapY / 2 + row * (height + gapY) });
  });
  const rows = Math.ceil(alone.length / perRow);
  const across = Math.max(used, Math.min(alone.length, perRow));
  return {
    width: Math.max(0, across * (width + gapX) - gapX),
    height: tallest + rows * (height + gapY),
    places,
    routes,
  };
}
