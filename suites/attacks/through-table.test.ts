import { expect, test } from "vitest";
import { EVERY_PROBE } from "./all-probes.ts";
import { FAMILIES } from "./probe.ts";
import { documentedFamilies, throughTable } from "./through-table.ts";

test.each(["landlock", "permission-model"] as const)(
  "the document lists every family of attacks in the tier %s, with its number of probes",
  (tier) => {
    const counts = FAMILIES.map((family) => [
      family,
      EVERY_PROBE.filter((probe) => probe.family === family).length,
    ]);
    expect(documentedFamilies(tier)).toEqual(Object.fromEntries(counts));
  },
);

test("the table names a probe that got through for any attacker", () => {
  const results = [
    { family: "files", name: "reads | writes", through: null, heldBy: "EACCES" },
    { family: "files", name: "looks", through: null, heldBy: "EACCES" },
  ] as const;
  const other = results.map((result, at) => ({ ...result, through: at === 0 ? "a file" : null }));
  const table = throughTable("permission-model", [
    { attacker: "a", results },
    { attacker: "b", results: other },
  ]);
  expect(table.split("\n").at(-1)).toBe("| files | 2 | 1 | reads \\| writes |");
});
