/**
 * Jest's globals for specs in plain style, on top of the judge's own tests. `xtest` and `xit` run too, since
 * some tracks mark all tests but the first with them, for learners to enable one by one.
 */
import { createRequire } from "node:module";
import { createMocks } from "../shared/jest/mocks.ts";
import { eachOf } from "../shared/jest/tables.ts";
import { expect } from "./expect.ts";
import { test as addTest, describe as describeTests } from "./registry.ts";
import { TEST_TIMEOUT_MS } from "./run-tests.ts";

type Body = () => unknown;
type Group = {
  beforeAll: Body[];
  before: Body[];
  after: Body[];
  afterAll: Body[];
  hasBegun: boolean;
  left: number;
};

/** Wrapper around each test, given by the thread. */
export type WrapTest = (timeoutMs: number, body: Body) => Promise<void>;

/** @param packageUrl module from which Jest's mocks are resolved */
export function createJestApi(wrapTest: WrapTest, packageUrl: string): Record<string, unknown> {
  const groups = [newGroup()];

  const addOne = (name: string, body: Body, timeoutMs = TEST_TIMEOUT_MS): void => {
    const within = [...groups];
    for (const group of within) group.left += 1;
    addTest(name, { timeoutMs }, () => wrapTest(timeoutMs, () => runWithin(within, body)));
  };
  const group = (name: string, body: Body): void =>
    describeTests(name, () => {
      groups.push(newGroup());
      try {
        body();
      } finally {
        groups.pop();
      }
    });
  const nothing = (): void => {};
  const hook = (kind: "beforeAll" | "before" | "after" | "afterAll") => (body: Body) =>
    void groups.at(-1)?.[kind].push(body);
  const skipped = Object.assign(() => {}, { each: () => nothing });
  const run = Object.assign(addOne, { each: eachOf(addOne) });
  const test = Object.assign(run, { only: run, skip: skipped, todo: nothing });
  const runGroup = Object.assign(group, { each: eachOf(group) });
  const describe = Object.assign(runGroup, { only: runGroup, skip: skipped });
  const jest = createMocks(createRequire(packageUrl));
  return {
    ...{ describe, test, it: test, xtest: test, xit: test, xdescribe: nothing },
    ...{ beforeAll: hook("beforeAll"), beforeEach: hook("before") },
    ...{ afterEach: hook("after"), afterAll: hook("afterAll") },
    ...{ expect, jest, vi: jest },
  };
}

function newGroup(): Group {
  return {
    beforeAll: [],
    before: [],
    after: [],
    afterAll: [],
    hasBegun: false,
    left: 0,
  };
}

async function runWithin(groups: readonly Group[], body: Body): Promise<void> {
  try {
    for (const group of groups) {
      if (group.hasBegun) continue;
      group.hasBegun = true;
      for (const before of group.beforeAll) await before();
    }
    for (const before of groups.flatMap((group) => group.before)) await before();
    await body();
  } finally {
    for (const after of groups.toReversed().flatMap((group) => group.after)) await after();
    for (const group of groups.toReversed()) {
      group.left -= 1;
      if (group.left === 0) for (const after of group.afterAll) await after();
    }
  }
}
