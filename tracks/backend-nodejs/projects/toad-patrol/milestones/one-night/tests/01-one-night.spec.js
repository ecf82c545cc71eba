import { describe, expect, randomInt, test } from "@aulo/runner/spec";
import { failed, failure, run, success } from "./tool.js";

/** None of them is a part of another one. */
const STRANGE = [
  "hedgehog",
  "toads",
  "newt=",
  "=77",
  "toad=0",
  "toad=-2",
  "toad=1.5",
  "toad=1000",
  "frog=1e2",
  "frog=0x1f",
  "frog=two",
  "frog=3=4",
  "constructor",
];

describe("count", () => {
  test("adds up what was called out", {
    checks: ["a-line-each", "no-zeros", "total", "success"],
    timeoutMs: 12_000,
  }, async () => {
    expect(await run(["count", "toad", "newt", "toad", "toad", "newt", "frog"])).toEqual(
      success("toad 3", "newt 2", "frog 1", "total 6"),
    );
  });

  test("reads a bucket with its number", { checks: ["bucket", "whole"] }, async () => {
    const frogs = randomInt(20, 90);
    expect(
      await run(["count", `frog=${frogs}`, "toad=9", "frog", "toad", "newt=999", "salamander=1"]),
    ).toEqual(success("newt 999", `frog ${frogs + 1}`, "toad 10", "salamander 1", `total ${frogs + 1011}`));
  });

  test("begins with the largest number", { checks: ["largest-first"] }, async () => {
    expect(await run(["count", "newt=9", "frog=100", "salamander=20", "toad=3"])).toEqual(
      success("frog 100", "salamander 20", "newt 9", "toad 3", "total 132"),
    );
  });

  test("puts animals with the same number in the order of the alphabet", {
    checks: ["same-number"],
  }, async () => {
    expect(await run(["count", "toad=2", "salamander", "newt=2", "frog", "salamander"])).toEqual(
      success("newt 2", "salamander 2", "toad 2", "frog 1", "total 7"),
    );
  });

  test("makes no difference between capitals and small letters", { checks: ["capitals"] }, async () => {
    expect(await run(["count", "Toad", "TOAD=2", "toad", "fROG"])).toEqual(
      success("toad 4", "frog 1", "total 5"),
    );
  });

  test("names all words that it does not understand, and counts nothing", {
    checks: ["not-understood", "whole", "exit-1"],
  }, async () => {
    expect(failure(await run(["count", ...STRANGE]), ...STRANGE)).toEqual(failed(1));
    const found = await run(["count", "toad", "badger", "frog=3", "snail=2"]);
    expect(failure(found, "badger", "snail=2")).toEqual(failed(1));
  });
});

describe("a wrong call", () => {
  test("ends with exit code 2", { checks: ["wrong-call"] }, async () => {
    const found = {};
    for (const words of [[], ["count"], ["toad", "frog"], ["constructor", "toad"]])
      found[words.join(" ")] = failure(await run(words));
    expect(found).toEqual({
      "": failed(2),
      count: failed(2),
      "toad frog": failed(2),
      "constructor toad": failed(2),
    });
  });
});
