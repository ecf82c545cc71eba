import { writeSync } from "node:fs";

/** File descriptor of the results. Output of a test file can never be taken for a result. */
const RESULTS_DESCRIPTOR = 3;

type TestEvent = {
  type: string;
  data: {
    name: string;
    file?: string;
    details?: { type?: string; error?: object };
    skip?: string | boolean;
    todo?: string | boolean;
  };
};

/**
 * Sends one line for each test that ran. Suites, skipped tests, todo tests and files that did not load do not count.
 * `isLate` marks a test that reached its time-out.
 */
async function* reportResults(events: AsyncIterable<TestEvent>) {
  for await (const { type, data } of events) {
    const isResult = type === "test:pass" || type === "test:fail";
    const isTest = data.details?.type !== "suite" && data.skip === undefined && data.todo === undefined;
    const isFile = data.file?.endsWith(data.name);
    if (isResult && isTest && isFile !== true) {
      const isLate = isTimeout(data.details?.error);
      const result = { name: data.name, passed: type === "test:pass", ...(isLate && { isLate }) };
      writeSync(RESULTS_DESCRIPTOR, `${JSON.stringify(result)}\n`);
    }
    yield "";
  }
}

/** Whether a test has reached its time-out, which `node:test` counts itself. */
function isTimeout(error: object | undefined): boolean {
  return error !== undefined && Reflect.get(error, "failureType") === "testTimeoutFailure";
}

/** @public Loaded by node:test. */
// biome-ignore lint/style/noDefaultExport: node:test takes a reporter as the default export
export default reportResults;
