import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Migrations from this one on run while nodes of the version before serve. */
const FIRST = "0012";

/** Statements that break a node which does not know of them. */
const BREAKING =
  /\b(DROP|RENAME|(?<!BEFORE )TRUNCATE|SET NOT NULL|ALTER COLUMN|UPDATE \w+ SET|DELETE FROM)\b/i;

const files = readdirSync(import.meta.dirname).filter(
  (name) => name.slice(0, 4) >= FIRST && /^\d{4}-[a-z-]+\.ts$/.test(name),
);

test.each(files)("%s only adds, so that nodes of the version before go on", (name) => {
  // The bodies of functions run later, by their triggers.
  const source = readFileSync(join(import.meta.dirname, name), "utf8").replaceAll(/\$\$[\s\S]*?\$\$/g, "");
  expect(source.match(BREAKING)?.[0]).toBeUndefined();
  // A column of an existing table may be missing in the statements of the version before.
  for (const [column] of source.matchAll(/ADD COLUMN[^,`]*/g))
    if (/NOT NULL/.test(column)) expect(column).toMatch(/DEFAULT/);
});

test("the check has migrations to look at", () => {
  expect(files).toContain("0012-runs.ts");
});
