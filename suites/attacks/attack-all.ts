import { createRunner, type TierKind } from "@aulo/runner";
import { PROBES } from "./all-probes.ts";
import { prepareHost } from "./host.ts";
import type { ProbeResult } from "./probe.ts";
import { withDefaults } from "./run-job.ts";
import { runProbe } from "./run-probe.ts";

/**
 * Makes every attack, one after the other, as the user of this process. `only` selects probes by a part of
 * their name or family.
 */
export async function attackAll(tier: TierKind, only: string): Promise<ProbeResult[]> {
  const runner = await createRunner({ tier, triesAgain: false });
  const attacked = await prepareHost();
  const run = withDefaults(runner.run);
  const results: ProbeResult[] = [];
  for (const probe of PROBES.filter(({ family, name }) => `${family}: ${name}`.includes(only))) {
    results.push(await runProbe(probe, run, attacked));
  }
  await attacked.close();
  await runner.close();
  return results;
}
