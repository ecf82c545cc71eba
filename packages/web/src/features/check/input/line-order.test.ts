import fc from "fast-check";
import { expect, test } from "vitest";
import { moveLine, nextFocus, placeLine, startOrder, toggleLine } from "./line-order.ts";

const IDS = ["a", "b", "c", "d"];
const change = fc.oneof(
  fc.record({ kind: fc.constant("toggle" as const), id: fc.constantFrom(...IDS) }),
  fc.record({
    kind: fc.constant("move" as const),
    id: fc.constantFrom(...IDS),
    by: fc.integer({ min: -5, max: 5 }),
  }),
  fc.record({
    kind: fc.constant("place" as const),
    id: fc.constantFrom(...IDS),
    at: fc.integer({ min: -2, max: 9 }),
  }),
);

test("never loses or doubles a line, after any changes", () => {
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const order = changes.reduce((before, change) => {
        if (change.kind === "toggle") return toggleLine(before, change.id);
        if (change.kind === "move") return moveLine(before, change.id, change.by);
        return placeLine(before, change.id, change.at);
      }, startOrder(IDS));
      expect([...order.used, ...order.left].toSorted()).toEqual(IDS);
    }),
  );
});

test("moves a line one place up, and not past the first", () => {
  const order = { used: ["a", "b"], left: [] };
  expect(moveLine(order, "b", -1).used).toEqual(["b", "a"]);
  expect(moveLine(order, "a", -1).used).toEqual(["a", "b"]);
});

test("inserts an unused line where it is dropped", () => {
  expect(placeLine({ used: ["a", "b"], left: ["c"] }, "c", 1)).toEqual({ used: ["a", "c", "b"], left: [] });
});

test("after a line is used, the focus is on the next line that is left, and at the end on the line itself", () => {
  const order = { used: ["d"], left: ["a", "b", "c"] };
  expect(["a", "c", "d"].map((id) => nextFocus(order, id))).toEqual(["b", "b", "d"]);
});
