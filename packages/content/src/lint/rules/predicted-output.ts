import { foldPredicted } from "../../white-space.ts";
import { forEachItem } from "../for-each.ts";
import type { Rule } from "../rule.ts";

/** Foreseen wrong outputs differ from the right one in more than white space. */
export const predictedOutput: Rule = {
  name: "predicted-output",
  check(track) {
    return forEachItem(track, (item) => {
      if (item.kind !== "predict-output") return [];
      return item.wrong.flatMap(({ output }, index) => {
        if (foldPredicted(output) !== foldPredicted(item.output)) return [];
        return [{ path: ["wrong", index, "output"], message: "This is the right output." }];
      });
    });
  },
};
