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

test.each([
  ["throws", `export class Shop { constructor() {\n  throw new Error("closed"); } }`, "Error: closed", 2],
  ["lacks an export", `export const Stop = 1;`, 'does not export "Shop". It exports "Stop".', null],
])("code that %s while the spec is loaded is the learner's error", async (_how, source, message, line) => {
  const spec = `import { Shop } from "./shop"; const shop = new Shop(); test("is open", () => {});`;
  const outcome = await judge(source, spec);
  expect(outcome).toMatchObject({
    kind: "error",
    message: expect.stringContaining(message),
    spot: line && { file: "shop.js", line },
  });
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

test("objects with methods, and objects that hold themselves, keep their identity", async () => {
  const source = `
    export const empty = { get next() { return this; }, size() { return 0; }, push(value) { return { value, next: this, size() { return 1 + this.next.size(); } }; } };
    export const ring = { name: "a" };
    ring.self = ring;`;
  const spec = `
    import { empty, ring } from "./shop";
    test("lists", () => {
      expect(empty.next).toBe(empty);
      expect(empty.push(1).size()).toBe(1);
      expect(empty.push(1).next).toBe(empty);
      expect(ring.self.self.name).toBe("a");
    });`;
  const outcome = await judge(source, spec);
  expect([outcome.kind, firstFailure(outcome)]).toEqual(["passed", ""]);
});

test("a function of the spec may use the exports of the learner's files", async () => {
  const source = "export const each = (list, go) => list.map((one) => go(one));";
  const spec = `
    import { each } from "./shop";
    test("nests", () => expect(each([1, 2], (n) => each([n], (m) => m * 2))).toEqual([[2], [4]]));`;
  const outcome = await judge(source, spec);
  expect([outcome.kind, firstFailure(outcome)]).toEqual(["passed", ""]);
});

test("files of the learner may import each other without an ending, and use require without a package.json", async () => {
  const spec = `import { double } from "./shop"; test("doubles", () => expect(double(4)).toBe(8));`;
  const modules = await run({
    entry: "shop.js",
    files: {
      "shop.js": `import { twice } from "./lib/twice"; import { two } from "./lib"; export const double = (n) => twice(n, two);`,
      "lib/twice.js": "export const twice = (n, two) => n * two;",
      "lib/index.js": "export const two = 2;",
    },
    spec: { "shop.spec.js": spec },
  });
  expect([modules.kind, firstFailure(modules)]).toEqual(["passed", ""]);
  const common = await run({
    entry: "shop.js",
    files: {
      "shop.js": `const { twice } = require("./twice"); module.exports = { double: (n) => twice(n) };`,
      "twice.js": "exports.twice = (n) => n * 2;",
    },
    spec: { "shop.spec.js": spec },
  });
  expect([common.kind, firstFailure(common)]).toEqual(["passed", ""]);
});

test("an import without an ending is Node's error where the spec is not a plain Jest spec", async () => {
  const outcome = await run({
    files: { "main.js": `export { one } from "./one";`, "one.js": "export const one = () => 1;" },
    spec: {
      "main.spec.js": `import { call, test } from "@aulo/runner/spec"; test("one", () => call("one"));`,
    },
  });
  expect(outcome).toMatchObject({ kind: "error", message: expect.stringContaining("Cannot find module") });
});

test("the spec sees the changes that the code makes to an argument", async () => {
  const spec = `
    import { sorted, rename } from "./shop";
    test("leaves the list alone", () => {
      const list = [3, 1, 2];
      expect(sorted(list)).toEqual([1, 2, 3]);
      expect(list).toEqual([3, 1, 2]);
    });
    test("leaves the object alone", () => {
      const pet = { name: "Rex", tags: ["a"] };
      rename(pet);
      expect(pet).toEqual({ name: "Rex", tags: ["a"] });
    });
    test("leaves a frozen list alone", () => expect(sorted(Object.freeze([2, 1]))).toEqual([1, 2]));`;
  const right = `
    export const sorted = (list) => [...list].sort();
    export const rename = (pet) => ({ ...pet, name: "Tom" });`;
  const wrong = `
    export const sorted = (list) => list.sort();
    export const rename = (pet) => { pet.name = "Tom"; pet.tags.push("b"); };`;
  expect((await judge(right, spec)).kind).toBe("passed");
  expect(failing(await judge(wrong, spec))).toEqual([
    "leaves the list alone",
    "leaves the object alone",
    "leaves a frozen list alone",
  ]);
});

test.each([
  [
    "a function with variables from outside",
    `let calls = 0; test("calls", () => { each([1], () => { calls += 1; }); expect(calls).toBe(1); });`,
    'uses "calls" from outside',
  ],
  [
    "an instance of a class of its own",
    `class Pet {} test("takes", () => { each([new Pet()], () => {}); });`,
    "an instance of a class of its own",
  ],
])(
  "a spec that hands over %s is refused in words, which says nothing about the code",
  async (_what, body, words) => {
    const source = "export const each = (list, go) => { for (const one of list) go(one); };";
    const outcome = await judge(source, `import { each } from "./shop"; ${body}`);
    expect(outcome).toMatchObject({ kind: "judge-failed", message: expect.stringContaining(words) });
  },
);
