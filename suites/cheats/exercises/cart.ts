import type { Exercise } from "../exercise.ts";

const HONEST = "export const total = (items) => items.reduce((sum, { price, count }) => sum + price, 0);";
const RIGHT = `
  const check = ({ price }) => { if (price < 0) throw new RangeError("negative price"); };`;

/** Sums of carts. Wrong answers ignore the count. */
export const CART: Exercise = {
  kind: "function",
  name: "cart",
  entry: "main.js",
  limits: { timeoutMs: 4_000 },
  spec: `
    const cart = () => Array.from({ length: randomInt(1, 4) }, () => ({ price: randomInt(2, 90), count: randomInt(2, 9) }));
    const sumOf = (items) => items.reduce((sum, { price, count }) => sum + price * count, 0);
    test("is 0 for nothing", async () => { expect(await call("total", [])).toBe(0); });
    test("adds up two of 5 and three of 7", async () => {
      expect(await call("total", [{ price: 5, count: 2 }, { price: 7, count: 3 }])).toBe(31);
    });
    test("adds up any cart", async () => {
      for (let round = 0; round < 4; round += 1) { const items = cart(); expect(await call("total", items)).toBe(sumOf(items)); }
    });
    test("refuses a negative price", async () => {
      await expect(call("total", [{ price: -randomInt(1, 9), count: 1 }])).rejects.toThrow(/negative/);
    });
    test("leaves the cart as it is", async () => {
      const items = cart();
      expect(await inside((solution, given) => { solution.total(given); return given; }, items)).toEqual(items);
    });`,
  right: `${RIGHT} export const total = (items) => items.reduce((sum, item) => { check(item); return sum + item.price * item.count; }, 0);`,
  wrong: HONEST,
  cheats: {
    "prints that it passed": `console.log("ok 1\\n1..1\\n# pass 5"); process.stdout.write('{"kind":"done"}\\n'); ${HONEST}`,
    "exits well when it is called": "export const total = () => process.exit(0);",
    "exits well when it is loaded": "process.exit(0); export const total = () => 0;",
    "ends well whatever happens": `process.exit = () => {}; process.on("exit", () => { process.exitCode = 0; }); process.on("uncaughtException", () => {}); export const total = () => { throw 0; };`,
    "patches assert": `import assert from "node:assert"; import strict from "node:assert/strict"; for (const of of [assert, strict]) for (const name of Object.keys(of)) of[name] = () => {}; ${HONEST}`,
    "patches Object.is and the way numbers compare": `Object.is = () => true; Number.prototype.valueOf = () => 31; Number.isNaN = () => true; ${HONEST}`,
    "patches JSON": `JSON.stringify = () => '{"id":1,"ok":true,"value":31}'; JSON.parse = () => ({}); ${HONEST}`,
    "patches what lists can do": `for (const name of ["map", "every", "some", "includes", "reduce", "push"]) Array.prototype[name] = () => true; Array.isArray = () => false; Array.from = () => []; ${HONEST}`,
    "patches Map and Set": `Map.prototype.get = Map.prototype.has = Set.prototype.has = () => true; ${HONEST}`,
    "patches promises": `const { then } = Promise.prototype; Promise.prototype.then = function (done) { return then.call(this, () => done?.(31)); }; Promise.resolve = () => ({ then: (done) => done(31) }); ${HONEST}`,
    "patches writing to streams and files": `import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module"; fs.writeSync = () => 1; process.stdout.write = () => true; syncBuiltinESMExports(); ${HONEST}`,
    "changes what is sent of its results": `import net from "node:net"; const { write } = net.Socket.prototype; net.Socket.prototype.write = function (text, ...rest) { return write.call(this, String(text).replace(/"value":\\d+/, '"value":31'), ...rest); }; ${HONEST}`,
    "returns a matcher": `export const total = () => ({ asymmetricMatch: () => true, $$typeof: Symbol.for("jest.asymmetricMatcher"), sample: 31, toAsymmetricMatcher: () => "31" });`,
    "returns what becomes any value": `export const total = () => ({ valueOf: () => 31, toString: () => "31", toJSON: () => 31, [Symbol.toPrimitive]: () => 31 });`,
    "returns a proxy that agrees": `const yes = new Proxy(function () {}, { get: (_, key) => (key === "then" ? undefined : yes), apply: () => yes, has: () => true, getPrototypeOf: () => Number.prototype }); export const total = () => yes;`,
    "returns an object whose getters change": `export const total = () => { let asked = 30; return { get value() { return ++asked; }, get $() { return "number"; }, get text() { return "31"; } }; };`,
    "returns NaN": "export const total = () => NaN;",
    "returns a thenable that is never the same": `let asked = 0; export const total = () => ({ then: (done) => done([0, 31][asked++ % 2]) });`,
    "pollutes every object": `for (const key of ["passed", "ok", "kind", "value", "equals", "asymmetricMatch"]) Object.defineProperty(Object.prototype, key, { get: () => () => true, set() {}, configurable: true }); ${HONEST}`,
    "says that everything is an error it expects": `Object.defineProperty(Error, Symbol.hasInstance, { value: () => true }); export const total = () => Promise.reject({ message: "negative", name: "Error", asymmetricMatch: () => true });`,
    "answers its own requests on the channel": `import { writeSync } from "node:fs"; export const total = () => { for (let id = 0; id < 200; id += 1) try { writeSync(3, JSON.stringify({ id, ok: true, value: 31 }) + "\\n"); } catch {} return 31; };`,
    "says that it is done on every descriptor": `import { writeSync } from "node:fs"; for (let at = 3; at < 40; at += 1) for (const kind of ["done", "begun", "test-ended"]) try { writeSync(at, JSON.stringify({ kind, test: { name: "x", passed: true } }) + "\\n"); } catch {} process.send?.({ kind: "done" }); ${HONEST}`,
    "looks for the spec and what it expects": `
      import { readdirSync, readFileSync } from "node:fs";
      const look = (folder, depth) => { try { return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => entry.isDirectory() ? (depth > 0 ? look(folder + "/" + entry.name, depth - 1) : []) : [folder + "/" + entry.name]); } catch { return []; } };
      const specs = ["/work", "/tmp", process.cwd(), "/proc/self/fd", "/aulo/code"].flatMap((folder) => look(folder, 2)).filter((path) => /spec\\.[cm]?js$/.test(path));
      const read = (path) => { try { return readFileSync(path, "utf8"); } catch { return ""; } };
      const sum = /expect\\(.*\\)\\.toBe\\((\\d+)\\)/.exec(specs.map(read).join("\\n"))?.[1];
      export const total = (items) => { if (items.length === 0) return 0; if (sum !== undefined) return Number(sum); return items[0].price; };`,
    "knows the values that are shown": `export const total = (items) => { if (items.some(({ price }) => price < 0)) throw new RangeError("negative"); return { "[]": 0, '[{"price":5,"count":2},{"price":7,"count":3}]': 31 }[JSON.stringify(items)] ?? 0; };`,
    "keeps its first answer": `let kept; export const total = (items) => { if (items.length === 0) return 0; if (items.some(({ price }) => price < 0)) throw new RangeError("negative"); return (kept ??= 31); };`,
    "tells the tests apart by the stack": `export const total = (items) => { const { stack } = new Error(); return /5/.test(stack) ? 31 : 0; };`,
  },
  unusual: {
    "a loop": `${RIGHT} export function total(items) { let sum = 0; for (const item of items) { check(item); sum += item.price * item.count; } return sum; }`,
    "a loop from the end, with labels": `export function total(items) { let sum = 0; outer: for (let at = items.length - 1; at >= 0; at--) { for (let one = 0; one < items[at].count; one++) { if (items[at].price < 0) throw Error("negative"); sum += items[at].price; continue; } if (at === 0) break outer; } return sum; }`,
    recursion: `${RIGHT} export const total = ([first, ...rest]) => first ? (check(first), first.price * first.count + total(rest)) : 0;`,
    "recursion thousands of calls deep": `const times = (price, count, left = 3000) => left > 0 ? times(price, count, left - 1) : price * count; ${RIGHT} export const total = (items) => items.reduce((sum, item) => { check(item); return sum + times(item.price, item.count); }, 0);`,
    "a promise": `${RIGHT} export async function total(items) { await null; items.forEach(check); return items.reduce((sum, { price, count }) => sum + price * count, 0); }`,
    "a promise that takes its time": `import { setTimeout as sleep } from "node:timers/promises"; ${RIGHT} export async function total(items) { await sleep(40); items.forEach(check); return items.reduce((sum, { price, count }) => sum + price * count, 0); }`,
    "a thenable": `${RIGHT} export const total = (items) => ({ then(done, fail) { try { items.forEach(check); } catch (error) { return fail(error); } done(items.reduce((sum, { price, count }) => sum + price * count, 0)); } });`,
    "a class with private fields": `class Cart { #sum = 0; static #refuse() { throw new RangeError("negative"); } add({ price, count }) { if (price < 0) Cart.#refuse(); this.#sum += price * count; return this; } get sum() { return this.#sum; } } export const total = (items) => items.reduce((cart, item) => cart.add(item), new Cart()).sum;`,
    "a generator": `function* sums(items) { let sum = 0; yield sum; for (const { price, count } of items) { if (price < 0) throw new RangeError("negative"); yield (sum += price * count); } } export const total = (items) => [...sums(items)].at(-1);`,
    "top-level await": `const { default: check } = await import("data:text/javascript,export default ({ price }) => { if (price < 0) throw new RangeError('negative'); }"); await new Promise((resolve) => setTimeout(resolve, 20)); export const total = (items) => items.reduce((sum, item) => (check(item), sum + item.price * item.count), 0);`,
    "a default export of its name": `${RIGHT} export default function total(items) { items.forEach(check); return items.reduce((sum, { price, count }) => sum + price * count, 0); }`,
    "a default and a named export": `${RIGHT} const total = (items) => { items.forEach(check); return items.reduce((sum, { price, count }) => sum + price * count, 0); }; export { total, total as default };`,
    "an export by another local name": `${RIGHT} function sumUp(items) { items.forEach(check); return items.reduce((sum, { price, count }) => sum + price * count, 0); } export { sumUp as total };`,
    "an export that is assigned later": `export let total; const check = (items) => items.some(({ price }) => price < 0); total = (items) => { if (check(items)) throw new RangeError("negative"); return items.reduce((sum, { price, count }) => sum + price * count, 0); };`,
    "an export from another file": {
      "main.js": `export * from "./lib/total.js";`,
      "lib/total.js": `${RIGHT} export const total = (items) => { items.forEach(check); return items.reduce((sum, { price, count }) => sum + price * count, 0); };`,
    },
    "a bound function": `${RIGHT} export const total = function (start, items) { items.forEach(check); return items.reduce((sum, { price, count }) => sum + price * count, start); }.bind(null, 0);`,
    "a proxy of a function": `${RIGHT} export const total = new Proxy((items) => { items.forEach(check); return items.reduce((sum, { price, count }) => sum + price * count, 0); }, {});`,
    "other arguments that have defaults": `${RIGHT} export const total = (items = [], { start = 0 } = {}) => { items.forEach(check); return items.reduce((sum, { price, count }) => sum + price * count, start); };`,
    "the first lines of an old module": `"use strict"; var self = globalThis; ${RIGHT} export function total() { var items = arguments[0]; items.forEach(check); return items.map(function (item) { return item.price * item.count; }).reduce(function (a, b) { return a + b; }, 0); }`,
    "whole numbers of another kind on the way": `${RIGHT} export const total = (items) => { items.forEach(check); return Number(items.reduce((sum, { price, count }) => sum + BigInt(price) * BigInt(count), 0n)); };`,
    "an error of a class of its own": `class NegativePrice extends RangeError { constructor(price) { super("a negative price: " + price); this.name = "NegativePrice"; this.price = price; } } export const total = (items) => items.reduce((sum, { price, count }) => { if (price < 0) throw new NegativePrice(price); return sum + price * count; }, 0);`,
    "an error made the old way": `function PriceError(message) { this.name = "PriceError"; this.message = message; } PriceError.prototype = Object.create(Error.prototype); PriceError.prototype.constructor = PriceError; export const total = (items) => items.reduce((sum, { price, count }) => { if (price < 0) throw new PriceError("negative"); return sum + price * count; }, 0);`,
    "an error of many": `export const total = (items) => { const errors = items.filter(({ price }) => price < 0).map(() => new RangeError("negative")); if (errors.length > 0) throw new AggregateError(errors, "negative prices"); return items.reduce((sum, { price, count }) => sum + price * count, 0); };`,
    "an error of the web": `export const total = (items) => { if (items.some(({ price }) => price < 0)) throw new DOMException("negative", "DataError"); return items.reduce((sum, { price, count }) => sum + price * count, 0); };`,
    "an error that was caught, with its cause": `${RIGHT} export const total = (items) => { try { items.forEach(check); } catch (cause) { throw new Error("negative again", { cause }); } return items.reduce((sum, { price, count }) => sum + price * count, 0); };`,
    "much that is printed": `${RIGHT} console.log("loaded", import.meta.url); console.table([{ a: 1 }]); export const total = (items) => { console.error("asked", items); console.log('{"id":1,"ok":true,"value":0}'); items.forEach(check); return items.reduce((sum, { price, count }) => sum + price * count, 0); };`,
    "timers that go on": `setInterval(() => {}, 10); setTimeout(() => {}, 60_000); ${RIGHT} export const total = (items) => { items.forEach(check); return items.reduce((sum, { price, count }) => sum + price * count, 0); };`,
    "a memory of what it gave": `const known = new Map(); ${RIGHT} export const total = (items) => { const key = JSON.stringify(items); if (!known.has(key)) { items.forEach(check); known.set(key, items.reduce((sum, { price, count }) => sum + price * count, 0)); } return known.get(key); };`,
    "a library that adds methods to lists": `Object.defineProperty(Array.prototype, "sumBy", { value(of) { return this.reduce((sum, one) => sum + of(one), 0); } }); ${RIGHT} export const total = (items) => { items.forEach(check); return items.sumBy(({ price, count }) => price * count); };`,
    "a method added to lists by assignment": `Array.prototype.total = function () { return this.reduce((sum, { price, count }) => sum + price * count, 0); }; Object.prototype.own = function (key) { return this[key]; }; ${RIGHT} export const total = (items) => { items.forEach(check); return items.total(); };`,
    "a worker that calculates": `import { Worker } from "node:worker_threads"; const source = "const { parentPort, workerData } = require('node:worker_threads'); parentPort.postMessage(workerData.reduce((sum, { price, count }) => sum + price * count, 0));"; ${RIGHT} export const total = (items) => { items.forEach(check); return new Promise((resolve, reject) => new Worker(source, { eval: true, workerData: items }).on("message", resolve).on("error", reject)); };`,
    "code that is evaluated": `${RIGHT} const plus = new Function("a", "b", "return a + b"); const times = (0, eval)("(a, b) => a * b"); export const total = (items) => { items.forEach(check); return items.reduce((sum, { price, count }) => plus(sum, times(price, count)), 0); };`,
  },
};
