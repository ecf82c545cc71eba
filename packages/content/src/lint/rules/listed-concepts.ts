import type { Rule } from "../rule.ts";

/** track.yaml lists exactly the concepts in the stage's folder. */
export const listedConcepts: Rule = {
  name: "listed-concepts",
  check(track) {
    return track.stages.flatMap((stage, at) => {
      const path = ["stages", at, "concepts"];
      const absent = stage.listed.filter((id) => !stage.concepts.includes(id));
      const unlisted = stage.concepts.filter((id) => !stage.listed.includes(id));
      return [
        ...absent.map((id) => {
          const message = `Stage “${stage.id}” lists “${id}”, but its folder holds no such concept that can be read.`;
          return { file: "track.yaml", path: [...path, stage.listed.indexOf(id)], message, awaits: id };
        }),
        ...unlisted.map((id) => {
          return {
            file: "track.yaml",
            path,
            message: `Stage “${stage.id}” does not list its concept “${id}”.`,
          };
        }),
      ];
    });
  },
};
