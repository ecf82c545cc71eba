import { describe, expect, test } from "vitest";
import { printShort, TOO_LARGE } from "./print-short.ts";

const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`key${at}`, at]));
const list: unknown[] = Array.from({ length: 5_000 }, (_, at) => at);

describe("printShort", () => {
  test.each<[string, unknown]>([
    ["many keys", many],
    ["many keys in a list", [many]],
    ["many keys in a map", new Map([["a", many]])],
    ["many keys in a set", new Set([many])],
    ["long keys", { ["k".repeat(20_000)]: 1 }],
    ["a long number", 10n ** 20_000n],
    ["one object in very many places", Array(20).fill(Array(20).fill(Array(20).fill({ a: 1 })))],
  ])("does not print %s", (_name, value) => {
    expect(printShort(value, 4)).toBe(TOO_LARGE);
  });

  test.each<[string, unknown, RegExp]>([
    ["a long list", list, /^\[\s+0,.*4980 more items\s*\]$/s],
    ["a long map", new Map(list.map((at) => [at, at])), /^Map\(5000\) .*4980 more items/s],
    ["a long set", new Set(list), /^Set\(5000\) .*4980 more items/s],
    ["a long string", "x".repeat(50_000), /^'x+'\.\.\. 49600 more characters$/],
    ["bytes", new Uint8Array(100_000), /^Uint8Array\(100000\) .*99980 more items/s],
    ["large objects below the depth", { a: { b: { c: { d: { e: many } } } } }, /e: \[Object\]/],
    ["an error", Object.assign(new TypeError("no"), { code: 7 }), /^TypeError: no[\s\S]*code: 7/],
    [
      "a getter, which is not called",
      {
        get a(): never {
          throw new Error();
        },
      },
      /^\{ a: \[Getter\] \}$/,
    ],
  ])("prints %s", (_name, value, printed) => {
    expect(printShort(value, 4)).toMatch(printed);
  });

  test("calls no trap of a proxy", () => {
    const traps = new Proxy(
      {},
      {
        get: () => () => {
          throw new Error("trapped");
        },
      },
    );
    expect(printShort(new Proxy({ a: 1 }, traps), 4)).toBe("{ a: 1 }");
  });
});
