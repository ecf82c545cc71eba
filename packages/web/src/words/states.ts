import type { ConceptState } from "@aulo/contract";

/** Name and meaning of each state, as shown to learners. */
export const STATE_WORDS: Readonly<Record<ConceptState, { name: string; means: string }>> = {
  strong: { name: "strong", means: "You have shown it by answers of its own." },
  due: { name: "due", means: "You have shown it; a short review keeps it." },
  assumed: {
    name: "assumed",
    means: "Your other answers make it likely, so you are taken to know it. You have not shown it itself.",
  },
  weak: { name: "weak", means: "You have tried it and it is not there yet." },
  ready: { name: "ready", means: "Not tried yet; everything it needs is there." },
  locked: { name: "locked", means: "Something it needs is missing." },
};

/** The states in the order of the map's legend. */
export const STATES: readonly ConceptState[] = ["strong", "due", "assumed", "ready", "weak", "locked"];
