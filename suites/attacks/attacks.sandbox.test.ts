import { createRunner } from "@aulo/runner";
import { expect, test } from "vitest";
import { describeContained } from "../../packages/runner/src/testing/runner.ts";
import { PROBES } from "./all-probes.ts";
import { attackAs, attackers } from "./attack-as.ts";
import { FAMILIES } from "./probe.ts";
import { sumLine } from "./report.ts";

const ATTACK_MS = 900_000;

const runner = await createRunner();
await runner.close();

test("every family has attacks, and no two share a name", () => {
  expect([...new Set(PROBES.map(({ family }) => family))].sort()).toEqual([...FAMILIES].sort());
  expect(new Set(PROBES.map(({ name }) => name)).size).toBe(PROBES.length);
});

describeContained(runner, "attacks by hostile code", () => {
  test(
    "no attack gets through, as root and as an ordinary user",
    async () => {
      const attacks = await Promise.all(
        attackers().map(async (attacker) => ({
          attacker: attacker.name,
          results: await attackAs(attacker, "bubblewrap", ""),
        })),
      );
      console.log(sumLine("bubblewrap", attacks));
      for (const { attacker, results } of attacks) {
        const through = results.filter((result) => result.through !== null);
        expect({ attacker, through }).toEqual({ attacker, through: [] });
        expect(results).toHaveLength(PROBES.length);
      }
    },
    ATTACK_MS,
  );
});
