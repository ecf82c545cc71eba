import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode, type Json } from "./codec.ts";

function overTheWire(value: unknown): unknown {
  const json: Json = JSON.parse(JSON.stringify(encode(value)));
  return decode(json);
}

describe("plain data", () => {
  test("arrives unchanged", () => {
    const plain = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: false,
    });
    fc.assert(
      fc.property(plain, (value) => {
        expect(overTheWire(value)).toEqual(value);
      }),
    );
  });

  test.each([NaN, Infinity, -Infinity, -0, undefined, null, 2n ** 70n, ""])(
    "keeps %o apart from every other value",
    (value) => {
      expect(Object.is(overTheWire(value), value)).toBe(true);
    },
  );

  test("keeps keys that the encoding or JavaScript treats in a special way", () => {
    const value = JSON.parse('{"$":"map","__proto__":{"x":1},"constructor":2}');
    expect(JSON.stringify(overTheWire(value))).toBe(JSON.stringify(value));
  });

  test("keeps bytes and an invalid date", () => {
    expect(overTheWire(new Uint8Array([0, 255]))).toEqual(new Uint8Array([0, 255]));
    expect(overTheWire(new Date(Number.NaN))).toEqual(new Date(Number.NaN));
  });
});

describe("an error", () => {
  test("keeps its built-in class, name, message and own properties", () => {
    class NotFound extends RangeError {
      override name = "NotFound";
      status = 404;
    }
    const arrived = overTheWire(new NotFound("gone"));
    expect(arrived).toBeInstanceOf(RangeError);
    expect(arrived).toMatchObject({ name: "NotFound", message: "gone", status: 404 });
  });

  test("names its cause in its stack alone", () => {
    const arrived = overTheWire(
      new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND a.b") }),
    );
    expect(arrived).toEqual(new TypeError("fetch failed"));
    expect(arrived instanceof Error && arrived.stack).toMatch(
      /\n {2}\[cause\]: Error: getaddrinfo ENOTFOUND a\.b$/,
    );
  });
});

describe("a value that cannot be encoded", () => {
  class Point {
    x = 1;
  }
  test.each([
    ["function", () => 1],
    ["symbol", Symbol("s")],
    ["Point", new Point()],
    ["Promise", Promise.resolve()],
    ["WeakMap", new WeakMap()],
  ])("arrives as its kind: %s", (kind, value) => {
    expect(overTheWire({ value })).toEqual({ value: { "[not plain]": kind } });
  });

  test("is refused when it is too deep or too big", () => {
    let deep: unknown = 0;
    for (let depth = 0; depth < 1_000; depth += 1) deep = [deep];
    expect(() => encode(deep)).toThrow(RangeError);
    expect(() => encode(Array(300_000).fill(0))).toThrow(RangeError);
  });
});

test("a malformed message is refused", () => {
  const messages: Json[] = [
    { $: "no-such-tag" },
    { $: "map", entries: 1 },
    { $: "error" },
    { $: "bigint", text: 1 },
  ];
  for (const message of messages) expect(() => decode(message)).toThrow(TypeError);
});
