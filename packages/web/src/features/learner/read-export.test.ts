import { expect, test } from "vitest";
import { readExport } from "./read-export.ts";

const whole = {
  format: "aulo-export",
  formatVersion: 1,
  track: { id: "backend-nodejs", version: 1 },
  exportedAt: "2026-01-02T03:04:05.000Z",
  goals: [],
  log: [
    { id: "8c5b1f0e-6f1d-4d5e-9a43-0d8f3a5c7b10", at: "2026-01-01T00:00:00.000Z", kind: "answered", more: 1 },
  ],
  drafts: [],
  checksum: "abc",
};

test("reads a whole export and keeps unknown fields of a log entry", () => {
  expect(readExport(JSON.stringify(whole))).toEqual(whole);
});

test("says that a cut-off file is not JSON", () => {
  expect(() => readExport(JSON.stringify(whole).slice(0, 40))).toThrow("not JSON");
});

test.each([{ ...whole, format: "other" }, [], "text", 3, null])(
  "says that other JSON is not an export",
  (content) => {
    expect(() => readExport(JSON.stringify(content))).toThrow("not an export of Aulo");
  },
);
