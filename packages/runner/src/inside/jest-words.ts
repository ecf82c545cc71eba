/**
 * The words of Jest and Vitest over `node:test`: for tests that are written in that style, as globals or imported from
 * `@jest/globals` or `vitest`. `expect` and the mocks are Jest's own; they are loaded when first used.
 */
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach, describe as nodeDescribe, test as nodeTest } from "node:test";
import { format } from "node:util";
import type * as Expect from "expect";
import type * as Mock from "jest-mock";

type Body = () => unknown;
type RowBody = (...row: unknown[]) => unknown;

const require = createRequire(import.meta.url);

const rowsOf = (table: readonly unknown[]): unknown[][] =>
  table.map((row) => (Array.isArray(row) ? row : [row]));

/** One for each row; `%s`, `%d`, `%j` take the row's values, `$key` its property. */
const eachOf =
  (add: (name: string, body: Body) => unknown) =>
  (table: readonly unknown[]) =>
  (name: string, body: RowBody): void => {
    for (const row of rowsOf(table)) add(rowName(name, row), () => body(...row));
  };

function rowName(name: string, row: readonly unknown[]): string {
  const [first] = row;
  const places = name.match(/%[sdifjoO]/g)?.length ?? 0;
  const filled = format(name, ...row.slice(0, places));
  if (typeof first !== "object" || first === null) return filled;
  return filled.replace(/\$(\w+)/g, (whole, key) => (key in first ? `${Reflect.get(first, key)}` : whole));
}

const addTest = (name: string, body: Body, timeout?: number) =>
  nodeTest(name, timeout === undefined ? {} : { timeout }, async () => {
    await body();
  });

export const test = Object.assign(addTest, {
  each: eachOf(addTest),
  only: Object.assign(addTest.bind(null), { each: eachOf(addTest) }),
  skip: (name: string) => nodeTest.skip(name),
  todo: (name: string) => nodeTest.todo(name),
});
// One word under two names: specs in this style use either.
export { test as it };

const addGroup = (name: string, body: () => void) => nodeDescribe(name, body);
export const describe = Object.assign(addGroup, {
  each: eachOf((name, body) => addGroup(name, () => void body())),
  only: addGroup,
  skip: (name: string, body: () => void) => nodeDescribe.skip(name, body),
});

export { after as afterAll, afterEach, before as beforeAll, beforeEach };

const loadExpect = (): (typeof Expect)["expect"] => {
  const { expect: loaded }: typeof Expect = require("expect");
  return loaded;
};

/** Jest's `expect`, with every matcher. */
export const expect = new Proxy((): void => {}, {
  apply: (_target, _self, args) => Reflect.apply(loadExpect(), undefined, args),
  get: (_target, key) => Reflect.get(loadExpect(), key),
});

let mocker: InstanceType<typeof Mock.ModuleMocker> | null = null;
const loadMocker = () => {
  const { ModuleMocker }: typeof Mock = require("jest-mock");
  mocker ??= new ModuleMocker(globalThis);
  return mocker;
};

/** `fn`, `spyOn` and their resets; modules and timers cannot be mocked. */
export const jest = {
  fn: (body?: (...args: unknown[]) => unknown) => loadMocker().fn(body),
  spyOn: (holder: object, key: string) => Reflect.apply(loadMocker().spyOn, loadMocker(), [holder, key]),
  clearAllMocks: () => loadMocker().clearAllMocks(),
  resetAllMocks: () => loadMocker().resetAllMocks(),
  restoreAllMocks: () => loadMocker().restoreAllMocks(),
};
export { jest as vi };
