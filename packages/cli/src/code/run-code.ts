import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { AttemptResult, NewRun, Outcome, Run } from "@aulo/contract";
import type { Api } from "../api/api.ts";
import { isRefusal, Unreachable } from "../api/problem.ts";
import { EXIT, Stop } from "../stop.ts";

/** Makes a call wait for Aulo while it is away. */
export type Patient = <T>(work: () => Promise<T>) => Promise<T>;

/** Wait for an earlier run to end. */
const RUNS_PAUSE_MS = 200;

type RunCode = { api: Api; asked: NewRun; patient: Patient; signal: AbortSignal };

/**
 * Runs code to its end, also when Aulo goes away meanwhile: a run that was lost is started again.
 *
 * @returns null when the signal was aborted first; the run is then cancelled, and does not count
 * @throws Refused
 */
export async function runCode({ api, asked, patient, signal }: RunCode): Promise<Run | null> {
  let key = randomUUID();
  let runId: string | null = null;
  const run = async (): Promise<Run> => {
    try {
      const started = await api.call("startRun", { body: asked, key });
      runId = started.id;
      if (started.outcome !== null) return started;
      for await (const event of api.follow(started.id, signal)) if (event.kind === "ended") return event.run;
      throw new Unreachable("The run has no end.");
    } catch (error) {
      // Aulo was restarted since: the run is lost, and its key belongs to it.
      if (runId === null || !isRefusal(error, "not-found")) throw error;
      key = randomUUID();
      runId = null;
      throw new Unreachable("Aulo has lost the run.");
    }
  };
  while (!signal.aborted) {
    try {
      const ended = await patient(run);
      return signal.aborted ? null : ended;
    } catch (error) {
      if (signal.aborted) {
        if (runId !== null) await api.call("cancelRun", { params: { runId } }).catch(() => {});
        return null;
      }
      if (!isRefusal(error, "too-many-runs") && !isRefusal(error, "queue-full")) throw error;
      await wait(RUNS_PAUSE_MS);
    }
  }
  return null;
}

/** Runs code once to its end, without waiting for Aulo. @throws Refused, Unreachable, Stop for a run without an outcome */
export async function runOnce(
  api: Api,
  asked: NewRun,
): Promise<{ outcome: Outcome; result: AttemptResult | null }> {
  const { signal } = new AbortController();
  const run = await runCode({ api, asked, patient: (work) => work(), signal });
  if (!run?.outcome)
    throw new Stop(
      EXIT.refused,
      "The run ended without an outcome. Run it again; aulo doctor says what this machine lacks.",
    );
  return { outcome: run.outcome, result: run.result };
}
