import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layeredLayout } from "../../../src/report/svg/layered-layout.ts";

const SIZES = { width: 100, height: 40, gapX: 50, gapY: 10 };

const graph = fc.integer({ min: 0, max: 14 }).chain((size) =>
  fc.record({
    ids: fc.constant(Array.from({ length: size }, (_, at) => `n${at}`)),
    edges: fc.uniqueArray(
      fc
        .tuple(fc.nat({ max: Math.max(0, size - 1) }), fc.nat({ max: Math.max(0, size - 1) }))
        .filter(([a, b]) => a !== b && size > 1)
        .map(([a, b]) => ({ source: `n${a}`, target: `n${b}` })),
      { maxLength: size < 2 ? 0 : 40, selector: ({ source, target }) => `${source} ${target}` },
    ),
  }),
);

describe("the layered layout", () => {
  it("puts every node inside the picture, none over another, and joins what belongs together", () => {
    fc.assert(
      fc.property(graph, ({ ids, edges }) => {
        const { places, routes, width, height } = layeredLayout(ids, edges, SIZES);
        expect([...places.keys()].sort()).toEqual([...ids].sort());
        const all = [...places.values()];
        all.forEach(({ x, y }, at) => {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x + SIZES.width).toBeLessThanOrEqual(width);
          expect(y + SIZES.height).toBeLessThanOrEqual(height);
          for (const other of all.slice(at + 1))
            expect(Math.abs(other.x - x) >= SIZES.width || Math.abs(other.y - y) >= SIZES.height).toBe(true);
        });
        edges.forEach(({ source, target }, at) => {
          for (const [id, point] of [
            [source, routes[at]?.at(0)],
            [target, routes[at]?.at(-1)],
          ] as const) {
            const { x, y } = places.get(id) ?? { x: -1, y: -1 };
            expect([x, x + SIZES.width]).toContain(point?.x);
            expect(point?.y).toBeGreaterThan(y);
            expect(point?.y).toBeLessThan(y + SIZES.height);
          }
        });
        expect(layeredLayout(ids, edges, SIZES)).toEqual({ places, routes, width, height });
      }),
    );
  });

  it("runs from callers to callees, and turns the edge that closes a cycle round", () => {
    const edges = [
      { source: "a", target: "b" },
      { source: "b", target: "c" },
      { source: "c", target: "a" },
    ];
    const { places, routes } = layeredLayout(["a", "b", "c"], edges, SIZES);
    expect(["a", "b", "c"].map((id) => places.get(id)?.x)).toEqual([0, 150, 300]);
    expect(routes[2]?.[0]?.x).toBe(300);
    expect(routes[2]?.at(-1)?.x).toBe(100);
  });

  it("sorts columns so that lines do not cross where they need not", () => {
    const edges = [
      { source: "a", target: "y" },
      { source: "b", target: "x" },
    ];
    const { places } = layeredLayout(["a", "b", "x", "y"], edges, SIZES);
    expect(places.get("y")?.y).toBe(places.get("a")?.y);
    expect(places.get("x")?.y).toBe(places.get("b")?.y);
  });
});
