import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { pgliteVersion, readTemplate, templatePath } from "./template.ts";

test("a template exists for the installed PGlite (if not, run build-template.ts)", () => {
  expect(existsSync(templatePath(pgliteVersion()))).toBe(true);
  expect(readTemplate()?.size).toBeGreaterThan(1_000_000);
});
