import { createRunner, type Outcome, type TierKind } from "@aulo/runner";
import { WRONG_ENDS } from "@aulo/runner/kinds";
import { spec } from "../spec-file.ts";
import { EXERCISES } from "./all-exercises.ts";
import { type Trial, trialsOf } from "./exercise.ts";

export type Judged = {
  trial: Trial;
  outcome: Outcome;
  /** Reason why the verdict is wrong for this answer; null when it is right. */
  fault: string | null;
};

/** Outcomes that are verdicts on the learner's code. */
const VERDICTS: readonly Outcome["kind"][] = ["failed", ...WRONG_ENDS];
const CONCURRENCY = 2;

/** All answers to all exercises, or those whose kind, exercise or name contains the text. */
export function trials(only = ""): Trial[] {
  return EXERCISES.flatMap(trialsOf).filter((trial) => nameOf(trial).includes(only));
}

/** "server, notes: a cheat that answers for the prober" */
export function nameOf({ exercise, is, name }: Trial): string {
  return `${exercise.kind}, ${exercise.name}, ${is}: ${name}`;
}

/** Judges each answer like a learner's. `seed` determines the inputs and every seeded order. */
export async function judgeAll(
  all: readonly Trial[],
  seed: number,
  tier: TierKind | "auto",
): Promise<Judged[]> {
  const runner = await createRunner({ concurrency: CONCURRENCY, tier, triesAgain: false });
  const judge = async (trial: Trial): Promise<Judged> => {
    const { kind, entry, support, services, limits, spec: body } = trial.exercise;
    const outcome = await runner.run({
      kind,
      entry,
      files: trial.files,
      spec: spec(body),
      seed,
      ...(support ? { support } : {}),
      ...(services ? { services } : {}),
      ...(limits ? { limits } : {}),
    });
    return { trial, outcome, fault: faultOf(trial, outcome) };
  };
  const judged = await Promise.all(all.map(judge));
  await runner.close();
  return judged;
}

function faultOf({ is }: Trial, outcome: Outcome): string | null {
  const isRight = is === "right" || is === "unusual";
  if (isRight) return outcome.kind === "passed" ? null : wordsOf(outcome);
  if (outcome.kind === "passed") return "it was judged passed";
  return VERDICTS.includes(outcome.kind) ? null : wordsOf(outcome);
}

function wordsOf(outcome: Outcome): string {
  const first = "tests" in outcome ? outcome.tests.find(({ passed }) => !passed) : undefined;
  const message = "message" in outcome ? outcome.message : "";
  const failure = first ? `${first.name}: ${first.failure?.message} ${first.failure?.diff ?? ""}` : "";
  return [`it was judged ${outcome.kind}`, message, failure, outcome.printed.stderr.slice(0, 300)]
    .filter((part) => part !== "")
    .join("; ");
}
