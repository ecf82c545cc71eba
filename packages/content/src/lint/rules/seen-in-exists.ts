import { existsSync } from "node:fs";
import { join } from "node:path";
import { conceptFile } from "../../track-files.ts";
import type { Rule } from "../rule.ts";

/** The file of a concept's `seenIn` exists. */
export const seenInExists: Rule = {
  name: "seen-in-exists",
  check(track) {
    return track.concepts.flatMap((concept) => {
      const { seenIn } = concept;
      if (seenIn === null || existsSync(join(track.sources.repository, seenIn.path))) return [];
      return [
        { file: conceptFile(concept), path: ["seenIn", "path"], message: `There is no file ${seenIn.path}.` },
      ];
    });
  },
};
