import { ObjectId } from "bson";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareValues, elementsAt, sortDocuments, valuesAt } from "./values.ts";

const id = new ObjectId();

test("values of different types sort in MongoDB's order", () => {
  const inOrder = [null, Number.NaN, -1, 2, "B", "a", { a: 1 }, [1], id, false, true, new Date(0), /x/];
  expect(inOrder.toReversed().sort(compareValues)).toEqual(inOrder);
});

test("the order is antisymmetric and transitive", () => {
  const value = fc.oneof(
    fc.constantFrom(null, undefined, true, false, Number.NaN),
    fc.integer(),
    fc.string(),
    fc.date({ noInvalidDate: true }),
    fc.array(fc.integer()),
    fc.dictionary(fc.constantFrom("a", "b"), fc.integer()),
  );
  fc.assert(
    fc.property(value, value, value, (a, b, c) => {
      expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) + 0);
      if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0)
        expect(compareValues(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});

test("a path continues in every element of an array, and a number picks one element", () => {
  const document = { l: [{ k: 1 }, { k: [2, 3] }, 4], o: { p: 5 } };
  expect(valuesAt(document, "l.k")).toEqual([1, [2, 3]]);
  expect(elementsAt(document, "l.k")).toEqual([1, 2, 3]);
  expect(valuesAt(document, "l.1.k")).toEqual([[2, 3]]);
  expect(valuesAt(document, "o.p.q")).toEqual([]);
  expect(valuesAt(document, "constructor")).toEqual([]);
});

test("documents with equal sort keys stay in their order", () => {
  const documents = [
    { n: 1, at: 0 },
    { n: 0, at: 1 },
    { n: 1, at: 2 },
  ];
  expect(sortDocuments(documents, { n: -1 }).map(({ at }) => at)).toEqual([0, 2, 1]);
  expect(() => sortDocuments(documents, { n: "up" })).toThrow(/Illegal key/);
});
