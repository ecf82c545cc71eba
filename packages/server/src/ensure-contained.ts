import type { Tier } from "@aulo/runner";
import type { Config } from "./config.ts";

/** Others could reach this Aulo and their code would not be contained; the message is one sentence with the remedy. */
export class UncontainedError extends Error {
  override name = "UncontainedError";
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;

/** Whether only users of this machine can reach the host. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/**
 * Refuses to serve others on a machine that cannot contain their code, unless the settings allow it.
 *
 * @throws UncontainedError
 */
export function ensureContained(
  { host, allowUncontainedCode }: Pick<Config, "host" | "allowUncontainedCode">,
  tier: Tier,
): void {
  if (tier.kind === "bubblewrap" || allowUncontainedCode || isLoopback(host)) return;
  throw new UncontainedError(
    `Aulo does not listen on ${host}: others could reach it, and learners' code is not contained on this machine (${tier.because}). ` +
      "Install bubblewrap, or listen on 127.0.0.1, or set AULO_ALLOW_UNCONTAINED_CODE=true to let that code do what your user may.",
  );
}
