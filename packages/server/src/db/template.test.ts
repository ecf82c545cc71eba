import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { pgliteVersion, readTemplate, templatePath } from "./template.ts";

test("the prepared database folder is that of the installed PGlite (else run build-template.ts)", () => {
  expect(existsSync(templatePath(pgliteVersion()))).toBe(true);
  expect(readTemplate()?.size).toBeGreaterThan(1_000_000);
});
