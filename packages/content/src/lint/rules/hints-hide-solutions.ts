import type { Exercise } from "../../track.ts";
import { foldSpace } from "../../white-space.ts";
import { forEachExercise } from "../for-each.ts";
import type { Finding, Rule } from "../rule.ts";

/** Shorter lines, such as `return total;`, do not give a solution away. */
const TELLING_LENGTH = 18;

/** Hints and prompt hold no line of a solution, unless the starter or the support files hold it too. */
export const hintsHideSolutions: Rule = {
  name: "hints-hide-solutions",
  check(track) {
    return forEachExercise(track, (exercise) => {
      const lines = tellingLines(exercise);
      const inHints = exercise.hints.flatMap((hint, index) => {
        const line = lines.find((one) => foldSpace(hint).includes(one));
        return line === undefined
          ? []
          : [{ path: ["hints", index], message: `The hint holds a line of a solution: ${line}` }];
      });
      const line = lines.find((one) => foldSpace(exercise.prompt.markdown).includes(one));
      const inPrompt: Omit<Finding, "file">[] =
        line === undefined ? [] : [{ message: `prompt.md holds a line of a solution: ${line}` }];
      return [...inHints, ...inPrompt];
    });
  },
};

/** Lines of the solutions that the learner has to find, with white space folded. */
function tellingLines({ solutions, starter, support }: Exercise): string[] {
  const given = new Set([...Object.values(starter), ...Object.values(support)].flatMap(foldedLines));
  const lines = solutions.flatMap(({ changed }) => Object.values(changed).flatMap(foldedLines));
  return lines.filter((line) => {
    const boundary = /^(import|export (async )?function|\/\/|--)/.test(line);
    return line.length >= TELLING_LENGTH && !boundary && !given.has(line);
  });
}

function foldedLines(text: string): string[] {
  return text.split("\n").map(foldSpace);
}
