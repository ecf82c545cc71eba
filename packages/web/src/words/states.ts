import type { ConceptState } from "@aulo/contract";

/** Name and meaning of each state, as shown to learners. */
export const STATE_WORDS: Readonly<Record<ConceptState, { name: string; means: string }>> = {
  strong: {
    name: "strong",
    means: "You have shown it in code. Where none of its exercises can run, your answers have shown it.",
  },
  due: { name: "due", means: "You have shown it. A short review keeps it fresh." },
  answered: {
    name: "answered",
    means: "Your answers were right; an exercise still has to show it in code. Enough to go on.",
  },
  assumed: {
    name: "assumed",
    means: "Your other answers suggest that you know it, so you can build on it. You have not shown it yet.",
  },
  weak: { name: "weak", means: "You have tried it, and it has not stuck yet." },
  ready: { name: "ready", means: "You have not shown it yet. You have everything that it needs." },
  locked: { name: "locked", means: "You have not shown it yet. Something that it needs comes first." },
};

/** The states in the order of the map's legend. */
export const STATES: readonly ConceptState[] = [
  "strong",
  "due",
  "answered",
  "assumed",
  "ready",
  "weak",
  "locked",
];

/** Sentence on a concept whose exercises cannot run on this machine. */
export function sayNoCode(reason: string): string {
  return `Its exercises cannot run here: ${reason}. So right answers to questions are enough to make it strong.`;
}
