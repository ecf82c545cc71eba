import { conceptFile, exerciseFile, itemsFile } from "../../track-files.ts";
import type { Rule } from "../rule.ts";

/** The id of a concept, item or exercise is made from the names of its folders. */
export const idsMatchFolders: Rule = {
  name: "ids-match-folders",
  check(track) {
    return track.concepts.flatMap((concept) => {
      const { id, folderName } = concept;
      const own = {
        file: conceptFile(concept),
        path: ["id"],
        message: `The id must be the folder's name, “${folderName}”.`,
      };
      const items = concept.items.flatMap((item, index) => {
        if (item.id.startsWith(`${folderName}.`)) return [];
        return [
          {
            file: itemsFile(concept),
            path: [index, "id"],
            message: `The id must begin with “${folderName}.”.`,
          },
        ];
      });
      const exercises = concept.exercises.flatMap((exercise) => {
        const expected = `${folderName}/${exercise.folder.split("/").at(-1)}`;
        if (exercise.id === expected) return [];
        return [{ file: exerciseFile(exercise), path: ["id"], message: `The id must be “${expected}”.` }];
      });
      return [...(id === folderName ? [] : [own]), ...items, ...exercises];
    });
  },
};
