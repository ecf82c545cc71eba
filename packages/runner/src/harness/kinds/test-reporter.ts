import { writeSync } from "node:fs";

/** The descriptor of results: what a test file prints can never be taken for one. */
const RESULTS_DESCRIPTOR = 3;

type TestEvent = {
  type: string;
  data: {
    name: string;
    file?: string;
    details?: { type?: string };
    skip?: string | boolean;
    todo?: string | boolean;
  };
};

/** Sends one line for each test that ran; suites, skipped tests, those to be done, and files that did not load are not tests that ran. */
async function* reportResults(events: AsyncIterable<TestEvent>) {
  for await (const { type, data } of events) {
    const isResult = type === "test:pass" || type === "test:fail";
    const isTest = data.details?.type !== "suite" && data.skip === undefined && data.todo === undefined;
    const isFile = data.file?.endsWith(data.name);
    if (isResult && isTest && isFile !== true) {
      writeSync(RESULTS_DESCRIPTOR, `${JSON.stringify({ name: data.name, passed: type === "test:pass" })}\n`);
    }
    yield "";
  }
}

// biome-ignore lint/style/noDefaultExport: node:test takes a reporter as the default export
export default reportResults;
