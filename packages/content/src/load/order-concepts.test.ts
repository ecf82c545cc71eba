import fc from "fast-check";
import { expect, test } from "vitest";
import { orderConcepts } from "./order-concepts.ts";

function concept(id: string, ...requires: string[]) {
  return { id, requires };
}

test("concepts without prerequisites keep the listed order", () => {
  const ordered = orderConcepts([concept("a"), concept("b"), concept("c")], ["c", "a", "b"]);
  expect(ordered.map(({ id }) => id)).toEqual(["c", "a", "b"]);
});

test("a concept listed first still comes after its prerequisites", () => {
  const ordered = orderConcepts([concept("a", "c"), concept("b"), concept("c")], ["a", "b", "c"]);
  expect(ordered.map(({ id }) => id)).toEqual(["b", "c", "a"]);
});

test("a cycle loses no concept", () => {
  const ordered = orderConcepts([concept("a", "b"), concept("b", "a"), concept("c")], ["a", "b", "c"]);
  expect(ordered.map(({ id }) => id)).toEqual(["c", "a", "b"]);
});

/** Acyclic graphs: each concept requires only concepts with a smaller number. */
const graphs = fc
  .array(fc.array(fc.nat(30), { maxLength: 4 }), { minLength: 1, maxLength: 30 })
  .map((rows) =>
    rows.map((row, at) => concept(`c${at}`, ...row.filter((one) => one < at).map((one) => `c${one}`))),
  );

test("in any graph and any listed order, each concept comes once and after its prerequisites", () => {
  fc.assert(
    fc.property(graphs, fc.infiniteStream(fc.nat()), (concepts, random) => {
      const shuffled = concepts.map((one) => ({ one, key: Number(random.next().value) }));
      const listed = shuffled.sort((a, b) => a.key - b.key).map(({ one }) => one.id);
      const ids = orderConcepts(concepts, listed).map(({ id }) => id);
      expect([...ids].sort()).toEqual([...listed].sort());
      for (const { id, requires } of concepts) {
        for (const needed of requires) expect(ids.indexOf(needed)).toBeLessThan(ids.indexOf(id));
      }
    }),
  );
});
