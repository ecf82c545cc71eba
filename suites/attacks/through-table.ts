/** Table in docs/runner.md of the probes that get through in a tier, written by the attacks themselves. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TierKind } from "@aulo/runner";
import { type Attack, sumLine } from "./report.ts";

export const DOCUMENT = join(import.meta.dirname, "..", "..", "docs", "runner.md");

/** One row per family: the number of probes, the number that got through, and their names. */
export function throughTable(tier: TierKind, attacks: readonly Attack[]): string {
  const first = attacks[0]?.results ?? [];
  const families = [...new Set(first.map(({ family }) => family))];
  const rows = families.map((family) => {
    const own = first.filter((result) => result.family === family);
    const through = own.filter(({ name }) =>
      attacks.some(({ results }) =>
        results.some((result) => result.name === name && result.through !== null),
      ),
    );
    const names = through.map(({ name }) => name.replaceAll("|", "\\|")).join("; ");
    return `| ${family} | ${own.length} | ${through.length} | ${names} |`;
  });
  return [
    `${sumLine(tier, attacks)}:`,
    "",
    "| family | probes | got through | code that … |",
    "|---|---|---|---|",
    ...rows,
  ].join("\n");
}

/** Replaces the tier's table in the document. @throws Error when the document has no place for it */
export function writeThroughTable(tier: TierKind, attacks: readonly Attack[]): void {
  const text = readFileSync(DOCUMENT, "utf8");
  const { start, end } = between(tier);
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from === -1 || to === -1) throw new Error(`${DOCUMENT} has no place for the tier ${tier}.`);
  const table = throughTable(tier, attacks);
  writeFileSync(DOCUMENT, `${text.slice(0, from)}${start}\n\n${table}\n\n${text.slice(to)}`);
}

/** Number of probes of each family, according to the document. */
export function documentedFamilies(tier: TierKind): Record<string, number> {
  const text = readFileSync(DOCUMENT, "utf8");
  const { start, end } = between(tier);
  const from = text.indexOf(start);
  const part = text.slice(from, text.indexOf(end, from));
  const rows = [...part.matchAll(/^\| (.+?) \| (\d+) \| \d+ \|/gm)];
  return Object.fromEntries(rows.map(([, family = "", probes]) => [family, Number(probes)]));
}

function between(tier: TierKind) {
  const start = `<!-- npm run test:attacks -- --tier ${tier} --document -->`;
  return { start, end: "<!-- end of what that prints -->" };
}
