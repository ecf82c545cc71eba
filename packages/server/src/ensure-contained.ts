import type { Tier } from "@aulo/runner";
import type { Config } from "./config.ts";
import { isLoopback } from "./loopback.ts";

/** Others could reach this Aulo and their code would not be contained; the message is one sentence with the remedy. */
export class UncontainedError extends Error {
  override name = "UncontainedError";
}

/** Whether code of others than this machine's users may be run: a judge runs the code of all web nodes, and a hosted Aulo is behind a proxy. */
export function runsForOthers({ host, role, mode }: Pick<Config, "host" | "role" | "mode">): boolean {
  return role === "judge" || mode === "hosted" || !isLoopback(host);
}

/** Whether learners' code may run without containment. */
export function mayRunUncontained(
  config: Pick<Config, "host" | "role" | "mode" | "allowUncontainedCode">,
): boolean {
  return config.allowUncontainedCode || !runsForOthers(config);
}

/**
 * Refuses to run code of others on a machine that cannot contain it, unless the settings allow it.
 *
 * @throws UncontainedError
 */
export function ensureContained(
  config: Pick<Config, "host" | "role" | "mode" | "allowUncontainedCode">,
  tier: Tier,
): void {
  if (tier.kind === "bubblewrap" || mayRunUncontained(config)) return;
  const { host, role, mode } = config;
  const refused =
    role === "judge"
      ? "Aulo does not start as a judge"
      : `Aulo does not listen on ${host}: others could reach it`;
  const orStayAlone = role !== "judge" && mode === "local" ? "or listen on 127.0.0.1, " : "";
  throw new UncontainedError(
    `${refused}, and learners' code is not contained on this machine (${tier.because}). ` +
      `Install bubblewrap, ${orStayAlone}or set AULO_ALLOW_UNCONTAINED_CODE=true to let that code do what your user may.`,
  );
}
