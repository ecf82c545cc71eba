import { expect, test } from "vitest";
import type { Outcome } from "../../index.ts";
import { firstFailure, testRunner, verdicts } from "../../testing/runner.ts";

const { run } = await testRunner();

function judge(source: string, spec: string, file = "shop.js"): Promise<Outcome> {
  return run({ entry: file, files: { [file]: source }, spec: { "shop.spec.js": spec } });
}

function failing(outcome: Outcome) {
  return verdicts(outcome)
    .filter(([, passed]) => !passed)
    .map(([name]) => name);
}

const SHOP = `
  export class Price {
    #cents;
    constructor(euros, cents = 0) {
      if (euros < 0) throw new NegativePrice(euros);
      this.#cents = euros * 100 + cents;
      this.currency = "EUR";
    }
    get cents() { return this.#cents; }
    plus(other) { return new Price(0, this.#cents + (typeof other === "number" ? other : other.cents)); }
    equals(other) { return other instanceof Price && other.cents === this.#cents; }
    toString() { return (this.#cents / 100).toFixed(2); }
    static parse(text) { return new Price(0, Math.round(Number(text) * 100)); }
    *[Symbol.iterator]() { yield Math.floor(this.#cents / 100); yield this.#cents % 100; }
  }
  export class NegativePrice extends RangeError {
    constructor(euros) { super(\`\${euros} is below nothing\`); this.name = "NegativePrice"; }
  }
  export const RATES = { full: 19, reduced: [7, 5] };
  export const total = (prices) => prices.reduce((sum, price) => sum.plus(price), new Price(0));
  export const keep = (list, isKept) => list.filter((element) => isKept(element));
  export const load = async (name) => {
    if (name === "") throw new Error("no name");
    return new Price(name.length);
  };
  export function* upTo(end) { for (let n = 1; n <= end; n += 1) yield n; }
  export default (name) => "Hello, " + (name ?? "you");`;

const SPEC = `
  import { describe, expect, jest, test, xtest } from "@jest/globals";
  import hello, { keep, load, NegativePrice, Price, RATES, total, upTo } from "./shop";

  describe("Price", () => {
    let price;
    beforeEach(() => { price = new Price(1, 50); });
    test("adds up in a chain", () => {
      expect(price.plus(25).plus(price).toString()).toEqual("3.25");
      expect(\`\${total([price, new Price(2)])}\`).toBe("3.50");
    });
    test("has fields, accessors and static methods", () => {
      expect(price.currency).toBe("EUR");
      expect([price.cents, Price.parse("2.10").cents]).toEqual([150, 210]);
      price.currency = "USD";
      expect(price.currency).toBe("USD");
    });
    test("keeps its identity and its class", () => {
      expect(price).toBe(price);
      expect(price.equals(new Price(1, 50))).toBe(true);
      expect(price).toBeInstanceOf(Price);
      expect(new Price(1)).toEqual(new Price(1));
      expect({ price }).toEqual({ price: { currency: "EUR" } });
    });
    xtest("throws errors of its own", () => {
      expect(() => new Price(-1)).toThrow(NegativePrice);
      expect(() => new Price(-1)).toThrow(RangeError);
      expect(() => new Price(-1)).toThrow(new Error("-1 is below nothing"));
      expect(() => new Price(1)).not.toThrow();
    });
    it("can be spread", () => expect([...price]).toEqual([1, 50]));
  });
  test("gives plain data as a copy", () => {
    expect(RATES).toEqual({ full: 19, reduced: [7, 5] });
    expect([...upTo(3)]).toEqual([1, 2, 3]);
  });
  test("takes functions", () => expect(keep([1, 2, 3, 4], (n) => n % 2 === 0)).toEqual([2, 4]));
  test("gives promises", async () => {
    expect((await load("abc")).cents).toBe(300);
    await expect(load("")).rejects.toThrow("no name");
  });
  test.each([[undefined, "you"], ["Ann", "Ann"]])("greets %s", (name, greeted) => {
    expect(hello(name)).toBe("Hello, " + greeted);
  });
  test.skip("is left out", () => { throw new Error("run all the same"); });
  test("has mocks for itself", () => { const spy = jest.fn(() => 3); expect(spy()).toBe(3); expect(spy).toHaveBeenCalledTimes(1); });`;

test("a spec without the runner's API judges functions and classes in another process", async () => {
  const outcome = await judge(SHOP, SPEC);
  expect([outcome.kind, firstFailure(outcome)]).toEqual(["passed", ""]);
  expect(verdicts(outcome).map(([name]) => name)).toContain("Price: adds up in a chain");
  expect(verdicts(outcome)).toHaveLength(11);
});

test("each wrong solution fails the test for its mistake, with a message for the learner", async () => {
  const wrong: [from: string, to: string, failing: string[], words: RegExp][] = [
    [
      "this.#cents + (",
      "2 * this.#cents + (",
      ["Price: adds up in a chain"],
      /^Expected '3.25', but got '\d/,
    ],
    [
      "other instanceof Price && ",
      "!",
      ["Price: keeps its identity and its class"],
      /Expected true, but got false/,
    ],
    [
      `"Hello, " + (name ?? "you")`,
      `"Hello, you"`,
      ["greets Ann"],
      /^Expected 'Hello, Ann', but got 'Hello, you'/,
    ],
    ["export function* upTo", "function* upTo", ["gives plain data as a copy"], /does not export "upTo"/],
  ];
  for (const [from, to, names, words] of wrong) {
    const outcome = await judge(SHOP.replace(from, to), SPEC);
    expect([outcome.kind, failing(outcome)]).toEqual(["failed", names]);
    expect(firstFailure(outcome)).toMatch(words);
  }
});

test("an error of the learner's code is reported with its place", async () => {
  const outcome = await judge(
    `export const f = () => {\n  throw new Error("oh");\n};`,
    `import { f } from "./shop"; test("works", () => { f(); });`,
  );
  expect(firstFailure(outcome)).toBe("The code threw Error: oh");
  expect(outcome).toMatchObject({ tests: [{ failure: { spot: { file: "shop.js", line: 2 } } }] });
});

test("code that never returns, or ends its process, passes nothing, even if the spec expects an error", async () => {
  const loops = `import { f } from "./shop"; test("throws", () => { expect(() => f()).toThrow(); }, 500);`;
  expect(await judge("export const f = () => { for (;;); };", loops)).toMatchObject({ kind: "timed-out" });
  expect(await judge("export const f = () => process.exit(0);", loops)).toMatchObject({ kind: "crashed" });
});

test("returned values cannot tell the matchers to agree, and cannot reach the spec's process", async () => {
  const source = `
    const agree = { asymmetricMatch: () => true, $$typeof: Symbol.for("jest.asymmetricMatcher"), isEqualNode: () => true, nodeType: 1, nodeName: "a" };
    export class Agreeing { asymmetricMatch() { return true; } get $$typeof() { return Symbol.for("jest.asymmetricMatcher"); } }
    export const one = () => agree;
    export const two = () => new Agreeing();
    export const three = () => Object.assign(() => {}, agree);
    export const four = () => ({ __proto__: agree, n: 2 });
    export const five = (given) => given.constructor.constructor("return process")().env.HOME ?? "none";
    export const six = (probe) => probe.constructor("return typeof globalThis.describe")();
    export const seven = () => new Proxy({}, { get: () => () => true, ownKeys: () => ["n"], getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }) });`;
  const spec = `
    import * as solution from "./shop";
    const { one, two, three, four, seven } = solution;
    for (const give of [one, two, three, four, seven]) {
      test("is one: " + give.name, () => { expect(give()).toEqual(1); });
      test("is a list: " + give.name, () => { expect([give()]).toStrictEqual([{ n: 1 }]); });
    }
    test("stays in its process", () => {
      expect(solution.five({})).not.toBe(process.env.HOME);
      expect(solution.six(() => {})).toBe("undefined");
    });`;
  const outcome = await judge(source, spec);
  expect(verdicts(outcome).filter(([, passed]) => passed)).toEqual([["stays in its process", true]]);
  expect(failing(outcome)).toHaveLength(10);
});

test("other files of the learner, TypeScript and CommonJS modules can be imported, with the globals of Jest", async () => {
  const spec = `
    import { double } from "./double";
    import { quadruple } from "../quadruple.ts";
    import { five } from "./helper.js";
    test("multiplies", () => expect(quadruple(double(five))).toBe(40));`;
  const outcome = await run({
    entry: "quadruple.ts",
    files: {
      "quadruple.ts": `import { double } from "./double.cjs"; export const quadruple = (n: number): number => double(double(n));`,
      "double.cjs": "exports.double = (n) => 2 * n;",
    },
    spec: { "shop.spec.js": spec, "helper.js": "export const five = 5;" },
  });
  expect([outcome.kind, firstFailure(outcome)]).toEqual(["passed", ""]);
});

test("a spec that hangs or ends itself says nothing about the code", async () => {
  const { files, limits } = { files: "export const f = () => 1;", limits: { timeoutMs: 1_500 } };
  const told = [
    "test('loops', () => { for (;;); });",
    "test('ends', () => process.exit());",
    "const tests = 0;",
  ];
  for (const text of told) {
    const outcome = await run({
      entry: "shop.js",
      files: { "shop.js": files },
      limits,
      spec: { "shop.spec.js": text },
    });
    expect([text, outcome.kind]).toEqual([text, "judge-failed"]);
  }
});
