/**
 * The functions of Jest and Vitest on top of `node:test`, as globals or imported from `@jest/globals` or `vitest`.
 * `expect` and the mocks are Jest's own and are loaded on first use.
 */
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach, describe as nodeDescribe, test as nodeTest } from "node:test";
import type * as Expect from "expect";
import { createMocks } from "../../shared/jest/mocks.ts";
import { eachOf } from "../../shared/jest/tables.ts";

type Body = () => unknown;

const require = createRequire(import.meta.url);

export const test = Object.assign(addTest, {
  each: eachOf(addTest),
  only: Object.assign(addTest.bind(null), { each: eachOf(addTest) }),
  skip: (name: string) => nodeTest.skip(name),
  todo: (name: string) => nodeTest.todo(name),
});
// An alias: tests in this style use either name.
export { test as it };

export const describe = Object.assign(addGroup, {
  each: eachOf((name, body) => addGroup(name, () => void body())),
  only: addGroup,
  skip: (name: string, body: () => void) => nodeDescribe.skip(name, body),
});

export { after as afterAll, afterEach, before as beforeAll, beforeEach };

/** Jest's `expect`, with every matcher. */
export const expect = new Proxy((): void => {}, {
  apply: (_target, _self, args) => Reflect.apply(loadExpect(), undefined, args),
  get: (_target, key) => Reflect.get(loadExpect(), key),
});

export const jest = createMocks(require);
export { jest as vi };

function addTest(name: string, body: Body, timeout?: number) {
  return nodeTest(name, timeout === undefined ? {} : { timeout }, async () => {
    await body();
  });
}

function addGroup(name: string, body: () => void) {
  return nodeDescribe(name, body);
}

function loadExpect(): (typeof Expect)["expect"] {
  const { expect: loaded }: typeof Expect = require("expect");
  return loaded;
}
