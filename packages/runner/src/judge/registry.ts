import { argumentsOf, rowName } from "../shared/jest/tables.ts";

export type TestBody = () => unknown;
export type TestOptions = {
  /** Id of the concept at fault when this test fails, when it differs from the exercise's own. */
  concept?: string;
  /** Ids of the requirements in the prompt that this test checks. The track's linter reads them in the spec's text; a run ignores them. */
  checks?: string[];
  /** Time-out of this test, ms; `TEST_TIMEOUT_MS` when left out. */
  timeoutMs?: number;
};
export type RegisteredTest = { name: string; options: TestOptions; body: TestBody };

const groups: string[] = [];
const tests: RegisteredTest[] = [];

/** All tests of the specs loaded so far, in their order. */
export function registeredTests(): readonly RegisteredTest[] {
  return tests;
}

export function clearTests(): void {
  tests.length = 0;
  groups.length = 0;
}

/** Names the group of the tests that `body` registers. */
export function describe(name: string, body: () => void): void {
  groups.push(name);
  try {
    body();
  } finally {
    groups.pop();
  }
}

/** Registers a test. Its name states the outcome, worded for the learner. */
export function test(name: string, body: TestBody): void;
export function test(name: string, options: TestOptions, body: TestBody): void;
export function test(name: string, first: TestOptions | TestBody, second?: TestBody): void {
  const body = typeof first === "function" ? first : second;
  if (!body) throw new TypeError(`The test "${name}" has no function.`);
  tests.push({ name: [...groups, name].join(": "), options: typeof first === "function" ? {} : first, body });
}

/**
 * Registers one test for each row of the table. An array row gives the arguments; any other row is the only
 * argument. In the name, `%s`, `%d`, `%j`, … take the arguments in turn, `%#` the row's index, `$key` a row's
 * property.
 */
test.each =
  <Row>(table: readonly Row[]) =>
  (name: string, first: TestOptions | EachBody<Row>, second?: EachBody<Row>): void => {
    const body = typeof first === "function" ? first : second;
    if (!body) throw new TypeError(`The test "${name}" has no function.`);
    const options = typeof first === "function" ? {} : first;
    table.forEach((row, index) => {
      test(rowName(name, argumentsOf(row), index), options, () => applyRow(body, row));
    });
  };

type EachBody<Row> = Row extends readonly unknown[] ? (...row: Row) => unknown : (row: Row) => unknown;

function applyRow<Row>(body: EachBody<Row>, row: Row): unknown {
  return Reflect.apply(body, undefined, argumentsOf(row));
}
