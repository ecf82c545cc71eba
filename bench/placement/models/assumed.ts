import type { ItemKind } from "@aulo/engine";
import type { AskedItem, Result } from "../../simulation/answering.ts";

/** What every baseline assumes of guess and slip: the published figures for each kind of item, never a learner's own. */
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
/** Chance that who knows says "I don't know yet". */
const MODEST_SLIP = 0.02;

export const assumedGuess = ({ kind, choices }: Pick<AskedItem, "kind" | "choices">): number =>
  kind === "choose-one" ? 1 / Math.max(2, choices) : GUESS[kind];

export const assumedSlip = ({ kind }: Pick<AskedItem, "kind">): number => SLIP[kind];

/** How likely the result is for who knows and for who does not, 0-1 each. */
export const likelihoods = (item: AskedItem, result: Result): { known: number; unknown: number } => {
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
};

/** Log of how much likelier the result is for who knows. */
export const evidenceOf = (item: AskedItem, result: Result): number => {
  const { known, unknown } = likelihoods(item, result);
  return Math.log(known / unknown);
};

export const toChance = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
export const toLogOdds = (chance: number): number => Math.log(chance / (1 - chance));
