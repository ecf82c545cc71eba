import { forEachExercise } from "../for-each.ts";
import type { Rule } from "../rule.ts";

/** The core of an exercise is its own concept or one of `also`. */
export const coreOwnOrAlso: Rule = {
  name: "core-own-or-also",
  check(track) {
    return forEachExercise(track, ({ concept, also, core }) => {
      if (core === concept || also.includes(core)) return [];
      const message = `The core “${core}” must be “${concept}” or one of \`also\`.`;
      return [{ path: ["core"], message }];
    });
  },
};
