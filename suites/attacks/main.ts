/**
 * `node main.ts [--tier bubblewrap | landlock | permission-model] [--only TEXT] [--document]`: makes every
 * attack as the current user, and for root also as the user nobody. Prints the attacks that got through; the
 * exit code is 1 when any did. `--here` makes them in this process and prints the results as JSON.
 * `--document` writes those that got through into docs/runner.md.
 */
import { parseArgs } from "node:util";
import { tierNamed } from "@aulo/runner";
import { attackAll } from "./attack-all.ts";
import { attackAs, attackers } from "./attack-as.ts";
import { formatAttacks } from "./report.ts";
import { writeThroughTable } from "./through-table.ts";

const { values } = parseArgs({
  options: {
    tier: { type: "string", default: "bubblewrap" },
    only: { type: "string", default: "" },
    here: { type: "boolean", default: false },
    document: { type: "boolean", default: false },
  },
});
const tier = tierNamed(values.tier);

if (values.here) {
  process.stdout.write(JSON.stringify(await attackAll(tier, values.only)));
} else {
  // Under the permission model, the code of a root runner would attack with root's rights.
  const allowed = attackers().filter(
    ({ userId }) => tier !== "permission-model" || userId !== null || process.getuid?.() !== 0,
  );
  const attacks = await Promise.all(
    allowed.map(async (attacker) => ({
      attacker: attacker.name,
      results: await attackAs(attacker, tier, values.only),
    })),
  );
  process.stdout.write(formatAttacks(tier, attacks));
  if (values.document) writeThroughTable(tier, attacks);
  process.exitCode = attacks.some(({ results }) => results.some(({ through }) => through !== null)) ? 1 : 0;
}
