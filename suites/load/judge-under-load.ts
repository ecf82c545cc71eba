import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRunner, type Outcome, type TierKind } from "@aulo/runner";
import { ENDS_WITHOUT_VERDICT } from "@aulo/runner/kinds";
import type { Answer } from "./answers.ts";

/** `verdict`: whether it is the right one; null when the answer was not judged. */
export type Judged = { answer: Answer; outcome: Outcome; verdict: "right" | "wrong" | null; tries: number };

export type Load = {
  /** Processes that never wait, each in a session of its own. */
  busyProcesses: number;
  /** Runs at once. */
  concurrency: number;
  tier: TierKind | "auto";
};

const BUSY = "for (;;);";

/** Judges the answers while other processes want the processors too. */
export async function judgeUnderLoad(
  answers: readonly Answer[],
  { busyProcesses, concurrency, tier }: Load,
  onJudged: (judged: Judged) => void = () => {},
): Promise<Judged[]> {
  const runner = await createRunner({ concurrency, tier });
  const busy = Array.from({ length: busyProcesses }, startBusy);
  try {
    return await Promise.all(
      answers.map(async (answer) => {
        let tries = 0;
        const outcome = await runner.run(answer.job, {
          onProgress: ({ kind }) => {
            if (kind === "started") tries += 1;
          },
        });
        const judged = { answer, outcome, verdict: verdictOf(answer, outcome), tries };
        onJudged(judged);
        return judged;
      }),
    );
  } finally {
    await Promise.all(busy.map(end));
    await runner.close();
  }
}

function verdictOf({ isRight }: Answer, { kind }: Outcome): Judged["verdict"] {
  if (ENDS_WITHOUT_VERDICT.includes(kind)) return null;
  return isRight === (kind === "passed") ? "right" : "wrong";
}

function startBusy(): ChildProcess {
  return spawn(process.execPath, ["-e", BUSY], { stdio: "ignore", detached: true });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
