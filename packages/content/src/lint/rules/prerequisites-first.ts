import { conceptFile } from "../../track-files.ts";
import { prerequisitesOf, syllabus } from "../prerequisites.ts";
import type { Rule } from "../rule.ts";

/** Prerequisites are taught before the concept. */
export const prerequisitesFirst: Rule = {
  name: "prerequisites-first",
  check(track) {
    const order = syllabus(track);
    return track.concepts.flatMap((concept) => {
      const inCycle = prerequisitesOf(track, concept.id).has(concept.id);
      const own = order.indexOf(concept.id);
      return concept.requires.flatMap((id, index) => {
        if (inCycle || order.indexOf(id) <= own) return [];
        const message = `${concept.id} needs ${id}, which is taught later.`;
        return [{ file: conceptFile(concept), path: ["requires", index], message }];
      });
    });
  },
};
