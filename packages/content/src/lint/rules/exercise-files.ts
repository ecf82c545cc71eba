import { specsOf } from "../../track-files.ts";
import { forEachExercise } from "../for-each.ts";
import type { Finding, Rule } from "../rule.ts";

/** An exercise has a spec and an entry file in its starter. Its prompt names the entry file, unless it is a milestone. */
export const exerciseFiles: Rule = {
  name: "exercise-files",
  check(track) {
    return forEachExercise(track, (exercise): Omit<Finding, "file">[] => {
      const { entry, starter, prompt, milestone } = exercise;
      const specs = Object.keys(specsOf(exercise));
      return [
        ...(entry in starter ? [] : [{ path: ["entry"], message: `The starter has no file ${entry}.` }]),
        ...(specs.length > 0 ? [] : [{ message: "There is no tests/*.spec.js." }]),
        ...(milestone !== null || prompt.markdown.includes(entry)
          ? []
          : [{ path: ["entry"], message: `prompt.md does not name the file ${entry}.` }]),
      ];
    });
  },
};
