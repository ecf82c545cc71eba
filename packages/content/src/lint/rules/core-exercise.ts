import { conceptFile } from "../../track-files.ts";
import type { Rule } from "../rule.ts";

/** A concept with exercises has one that makes the learner write code for this very concept. */
export const coreExercise: Rule = {
  name: "core-exercise",
  check(track) {
    return track.concepts.flatMap((concept) => {
      const { id, exercises } = concept;
      if (exercises.length === 0 || exercises.some(({ core }) => core === id)) return [];
      const message = `None of its exercises has the core “${id}”, so no code can show it.`;
      return [{ file: conceptFile(concept), message }];
    });
  },
};
