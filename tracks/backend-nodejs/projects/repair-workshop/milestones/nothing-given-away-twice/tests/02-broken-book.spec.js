import { describe, expect, npmRun, test } from "@aulo/runner/spec";

describe("the file of the old book", () => {
  test("is not looked at any more", { checks: ["file-gone"], timeoutMs: 15_000 }, async () => {
    const files = { "books/old.json": "Dear diary, today" };
    const env = { DATA_FILE: "books/old.json", PORT: "70000" };
    const { stderr, files: left } = await npmRun("start", { files, env });
    expect({ "names the file": stderr.includes("books/old.json"), file: left["books/old.json"] }).toEqual({
      "names the file": false,
      file: "Dear diary, today",
    });
  });
});
