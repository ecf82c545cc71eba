import { conceptFile } from "../../track-files.ts";
import { prerequisitesOf } from "../prerequisites.ts";
import type { Rule } from "../rule.ts";

/** A concept of a subject that can wait needs every concept that unlocks the subject. So the path to it opens the door. */
export const laterAfterItsDoor: Rule = {
  name: "later-after-its-door",
  check(track) {
    return track.waits.flatMap((wait) =>
      track.concepts
        .filter(({ id }) => wait.concepts.includes(id))
        .flatMap((concept) => {
          const needed = prerequisitesOf(track, concept.id);
          return wait.unlockedBy
            .filter((id) => !needed.has(id))
            .map((id) => {
              const message = `${concept.id} does not need ${id}, which unlocks “${wait.id}”.`;
              return { file: conceptFile(concept), path: ["requires"], message };
            });
        }),
    );
  },
};
