import { expect, test } from "vitest";
import { applyUpdate, upsertedDocument } from "./apply-update.ts";
import type { Document } from "./documents.ts";
import { toFault } from "./mongo-fault.ts";

const NOTHING = { filter: {}, arrayFilters: [], variables: {} };
function update(
  document: Document,
  change: Document,
  places: { filter?: Document; arrayFilters?: Document[] } = {},
) {
  return applyUpdate(document, { ...NOTHING, ...places, change });
}

function failure(work: () => unknown): [string, string] | null {
  try {
    work();
    return null;
  } catch (error) {
    const { codeName, message } = toFault(error);
    return [codeName, message];
  }
}

test("an update leaves the given document unchanged", () => {
  const before = { _id: 1, o: { n: 1 }, l: [{ n: 1 }] };
  expect(update(before, { $inc: { "o.n": 1, "l.0.n": 1 } })).toEqual({ _id: 1, o: { n: 2 }, l: [{ n: 2 }] });
  expect(before).toEqual({ _id: 1, o: { n: 1 }, l: [{ n: 1 }] });
});

test("missing documents along the path are created, and an array is padded with null", () => {
  expect(update({ l: [1] }, { $set: { "a.b.c": 1, "l.3": 4 } })).toEqual({
    l: [1, null, null, 4],
    a: { b: { c: 1 } },
  });
});

test("removing from a missing field creates nothing", () => {
  const change = {
    $unset: { a: "" },
    $pull: { "b.c": 1 },
    $pop: { d: 1 },
    $pullAll: { e: [1] },
    $rename: { f: "g" },
  };
  expect(update({ n: 1 }, change)).toEqual({ n: 1 });
});

test("elements are pulled by a value, by a condition, or by their fields", () => {
  const pulled = (l: unknown[], condition: unknown) => update({ l }, { $pull: { l: condition } }).l;
  expect(pulled([1, 2, 1], 1)).toEqual([2]);
  expect(pulled([1, 5, 9], { $gte: 5 })).toEqual([1]);
  expect(pulled([{ k: 1, v: 1 }, { k: 1, v: 2 }, 3], { k: 1, v: { $gt: 1 } })).toEqual([{ k: 1, v: 1 }, 3]);
});

test("elements are pushed to a position, sorted by a field, and cut from either end", () => {
  const pushed = (l: unknown[], clauses: Document) => update({ l }, { $push: { l: clauses } }).l;
  expect(pushed([1, 4], { $each: [2, 3], $position: 1 })).toEqual([1, 2, 3, 4]);
  expect(pushed([{ k: 2 }], { $each: [{ k: 1 }, { k: 3 }], $sort: { k: -1 }, $slice: -2 })).toEqual([
    { k: 2 },
    { k: 1 },
  ]);
  expect(pushed([1], { $each: [2], $slice: 0 })).toEqual([]);
});

test("a positional operator changes the elements that it stands for, and no others", () => {
  const document = {
    l: [
      { k: 1, m: [1, 5] },
      { k: 2, m: [7] },
    ],
  };
  const arrayFilters = [{ "e.k": 1 }, { x: { $gt: 3 } }];
  expect(update(document, { $inc: { "l.$[e].m.$[x]": 10 } }, { arrayFilters })).toEqual({
    l: [
      { k: 1, m: [1, 15] },
      { k: 2, m: [7] },
    ],
  });
  expect(update(document, { $unset: { "l.$.k": "" } }, { filter: { "l.m": 7 } }).l).toEqual([
    document.l[0],
    { m: [7] },
  ]);
});

test("an update that does not fit the document fails with MongoDB's error", () => {
  const names = (change: Document) => failure(() => update({ _id: 1, t: "x", l: [1] }, change))?.[0];
  expect(names({ $inc: { t: 1 } })).toBe("TypeMismatch");
  expect(names({ $inc: { n: "1" } })).toBe("TypeMismatch");
  expect(names({ $push: { t: 1 } })).toBe("BadValue");
  expect(names({ $set: { "t.u": 1 } })).toBe("PathNotViable");
  expect(names({ $set: { "l.u": 1 } })).toBe("PathNotViable");
  expect(names({ $set: { a: 1 }, $inc: { "a.b": 1 } })).toBe("ConflictingUpdateOperators");
  expect(names({ $set: { _id: 2 } })).toBe("ImmutableField");
  expect(names({ $set: { _id: 1 } })).toBeUndefined();
  expect(names({ $sett: { a: 1 } })).toBe("FailedToParse");
  expect(names({ $set: { "__proto__.polluted": 1 } })).toBe("BadValue");
});

test("an upsert begins with the values that its filter sets equal", () => {
  const change = { $set: { n: 1 }, $setOnInsert: { made: true } };
  const filter = { a: 1, "b.c": { $eq: 2 }, d: { $gt: 3 }, $and: [{ e: 4 }], $or: [{ f: 5 }] };
  const { _id, ...rest } = upsertedDocument({ ...NOTHING, filter, change });
  expect(rest).toEqual({ a: 1, b: { c: 2 }, e: 4, n: 1, made: true });
  expect(upsertedDocument({ ...NOTHING, filter: { _id: 7 }, change: { n: 2 } })).toEqual({ _id: 7, n: 2 });
});
