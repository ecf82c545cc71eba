import type { CalibrationView } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";

type Counted = CalibrationView["all"];

/** "Of 24 answers on concepts that Aulo called strong, 22 were right." */
export function sayStrong({ answers, right }: Counted): string {
  return answers === 0
    ? "You have not been asked about a concept that Aulo called strong yet."
    : `Of ${count(answers, "answer")} on concepts that Aulo called strong, ${were(right)}.`;
}

/** "It expected 21.5 of them to be." */
export function sayExpected({ answers, expected }: Counted): string {
  return answers === 0 ? "" : `It expected ${expected.toFixed(1)} of them to be.`;
}

/** Sentence on the first answers on concepts that Aulo had only assumed. */
export function sayAssumed(counted: Counted): string {
  const { answers, right } = counted;
  return answers === 0
    ? "You have not been asked about a concept that it had only assumed yet."
    : `Of ${count(answers, "first answer")} on concepts that it had only assumed, ${were(right)}. ${sayExpected(counted)}`;
}

/** Sentence on the extra items that measure placements. */
export function sayMeasuring({ answers, right, expected }: Counted): string {
  return answers === 0
    ? "No placement has asked its extra item yet."
    : `Placements asked ${count(answers, "extra item")}: ${were(right)}. Aulo expected ${expected.toFixed(1)}.`;
}

function were(number: number): string {
  return `${number} ${number === 1 ? "was" : "were"} right`;
}
