import type { TierKind } from "@aulo/runner";
import type { ProbeResult } from "./probe.ts";

/** Results of one attacker. */
export type Attack = { attacker: string; results: readonly ProbeResult[] };

/** One line per family, then the probes that got through, then the sum. */
export function formatAttacks(tier: TierKind, attacks: readonly Attack[]): string {
  const first = attacks[0]?.results ?? [];
  const families = [...new Set(first.map(({ family }) => family))];
  const lines = families.map((family) => {
    const counts = attacks.map(({ results }) => {
      const own = results.filter((result) => result.family === family);
      return `${own.filter(({ through }) => through !== null).length} of ${own.length}`.padStart(9);
    });
    return `${family.padEnd(28)}${counts.join("  ")}`;
  });
  return [
    `${"got through".padEnd(28)}${attacks.map(({ attacker }) => attacker.padStart(9)).join("  ")}`,
    ...lines,
    "",
    ...attacks.flatMap(throughLines),
    sumLine(tier, attacks),
    "",
  ].join("\n");
}

/** "72 probes in 16 families, 0 got through (bubblewrap, as root and as nobody)" */
export function sumLine(tier: TierKind, attacks: readonly Attack[]): string {
  const first = attacks[0]?.results ?? [];
  const families = new Set(first.map(({ family }) => family)).size;
  const through = attacks
    .flatMap(({ results }) => results)
    .filter((result) => result.through !== null).length;
  const who = attacks.map(({ attacker }) => `as ${attacker}`).join(" and ");
  return `${first.length} probes in ${families} families, ${through} got through (${tier}, ${who})`;
}

function throughLines({ attacker, results }: Attack): string[] {
  return results.flatMap(({ family, name, through }) =>
    through === null ? [] : [`THROUGH as ${attacker}, ${family}: code that ${name}: ${through}`],
  );
}
