import type { ItemKind } from "@aulo/engine";
import type { AskedItem, Result } from "../../simulation/answering.ts";

/** Guess and slip that every baseline assumes: the published values per kind of item, not the learner's own. */
const SLIP: Readonly<Record<ItemKind, number>> = {
  "choose-one": 0.08,
  "choose-several": 0.12,
  "predict-output": 0.1,
  "order-lines": 0.1,
  "fill-blank": 0.1,
  exercise: 0.14,
};
const GUESS: Readonly<Record<Exclude<ItemKind, "choose-one">, number>> = {
  "choose-several": 0.05,
  "predict-output": 0.04,
  "order-lines": 0.05,
  "fill-blank": 0.04,
  exercise: 0.02,
};
/** Chance that a learner who knows the concept says "I don't know yet". */
const MODEST_SLIP = 0.02;

export function assumedGuess({ kind, choices }: Pick<AskedItem, "kind" | "choices">): number {
  return kind === "choose-one" ? 1 / Math.max(2, choices) : GUESS[kind];
}

export function assumedSlip({ kind }: Pick<AskedItem, "kind">): number {
  return SLIP[kind];
}

/** Likelihood of the result when the concept is known and when it is unknown, 0-1 each. */
export function likelihoods(item: AskedItem, result: Result): { known: number; unknown: number } {
  const guess = assumedGuess(item);
  const slip = assumedSlip(item);
  switch (result) {
    case "right":
      return { known: 1 - slip, unknown: guess };
    case "wrong":
      return { known: slip, unknown: 1 - guess };
    case "dont-know":
      return { known: MODEST_SLIP, unknown: 1 - guess };
  }
}

/** Log likelihood ratio of known against unknown. */
export function evidenceOf(item: AskedItem, result: Result): number {
  const { known, unknown } = likelihoods(item, result);
  return Math.log(known / unknown);
}

export function toChance(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
export function toLogOdds(chance: number): number {
  return Math.log(chance / (1 - chance));
}
