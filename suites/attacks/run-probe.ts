import type { Attacked } from "./host.ts";
import type { InsideProbe, Probe, ProbeResult } from "./probe.ts";
import { probeSource, readFinding } from "./probe-source.ts";
import type { RunJob } from "./run-job.ts";

const TIMEOUT_MS = 12_000;

/** Makes the attack and reports its loot. A probe without a report counts as through. */
export async function runProbe(probe: Probe, run: RunJob, attacked: Attacked): Promise<ProbeResult> {
  const { family, name } = probe;
  try {
    if ("body" in probe) return { family, name, ...(await runInside(probe, run, attacked)) };
    const through = await probe.attack(run, attacked);
    return { family, name, through, heldBy: through === null ? "as it should be" : "" };
  } catch (error) {
    return { family, name, through: `the runner failed: ${error}`, heldBy: "" };
  }
}

async function runInside(probe: InsideProbe, run: RunJob, attacked: Attacked) {
  const limits = { timeoutMs: TIMEOUT_MS, ...probe.limits };
  const beside = probe.services && { services: probe.services };
  const start = (body: string) =>
    run({ files: { "main.js": probeSource(body, attacked.target) }, limits, ...beside });
  attacked.wasReached();
  if (probe.before !== undefined) await start(probe.before);
  const outcome = await start(probe.body);
  const seen = await probe.outside?.(attacked);
  if (seen) return { through: seen, heldBy: "" };
  if (attacked.wasReached()) return { through: "something of it reached the host", heldBy: "" };
  const told = readFinding(outcome.printed.stdout);
  if (told && "got" in told) return { through: told.got, heldBy: "" };
  if (probe.stoppedBy?.includes(outcome.kind)) return { through: null, heldBy: outcome.kind };
  if (told) return { through: null, heldBy: told.nothing };
  return {
    through: `the run ended as ${outcome.kind}, unforeseen: ${outcome.printed.stderr.slice(0, 300)}`,
    heldBy: "",
  };
}
