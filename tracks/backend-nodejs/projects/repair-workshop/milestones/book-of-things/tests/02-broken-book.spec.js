import { describe, expect, npmRun, test } from "@aulo/runner/spec";

const BROKEN = ['[{"id":1,"name":"la', "null", "Dear diary, today"];

describe("the book of things", () => {
  test("does not start with a file that is not our book", {
    checks: ["broken-book", "broken-kept"],
    timeoutMs: 15_000,
  }, async () => {
    const found = {};
    for (const text of BROKEN) {
      const files = { "books/old.json": text };
      // A service that starts all the same ends at this port.
      const env = { DATA_FILE: "books/old.json", PORT: "70000" };
      const { exitCode, stderr, files: left } = await npmRun("start", { files, env });
      const after = left["books/old.json"] ?? text;
      found[text] = { exitCode, "names the file": stderr.includes("books/old.json"), after };
    }
    const expected = BROKEN.map((text) => [text, { exitCode: 1, "names the file": true, after: text }]);
    expect(found).toEqual(Object.fromEntries(expected));
  });
});
