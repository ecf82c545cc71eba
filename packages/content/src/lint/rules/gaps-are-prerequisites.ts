import { foreseenOf } from "../../foreseen.ts";
import { forEachItem } from "../for-each.ts";
import { taughtWith } from "../prerequisites.ts";
import type { Rule } from "../rule.ts";

/** The gap behind a wrong answer is something that the path to the item has taught. */
export const gapsArePrerequisites: Rule = {
  name: "gaps-are-prerequisites",
  check(track) {
    return forEachItem(track, (item, concept) => {
      const gaps = new Set(foreseenOf(item).flatMap(({ gap }) => gap ?? []));
      if (gaps.size === 0) return [];
      const taught = taughtWith(track, [concept.id, ...item.also]);
      return [...gaps]
        .filter((gap) => !taught.has(gap))
        .map((gap) => ({ path: [], message: `The gap ${gap} is no prerequisite of ${concept.id}.` }));
    });
  },
};
