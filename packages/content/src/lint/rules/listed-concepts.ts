import type { Path } from "../../problem.ts";
import { type ConceptGroup, groupsOf, type Track } from "../../track.ts";
import type { Rule } from "../rule.ts";

/** track.yaml lists exactly the concepts in the folder of each stage, and in that of the later ones. */
export const listedConcepts: Rule = {
  name: "listed-concepts",
  check(track) {
    const file = "track.yaml";
    return groupsOf(track).flatMap((group) => {
      const { id: name, folder, listed, concepts } = group;
      const absent = listed.filter((id) => !concepts.includes(id));
      const unlisted = concepts.filter((id) => !listed.includes(id));
      return [
        ...absent.map((id) => {
          const message = `“${name}” lists “${id}”, but the folder ${folder} has no such concept that can be read.`;
          return { file, path: placeOf(track, group, id), message, awaits: id };
        }),
        ...unlisted.map((id) => {
          const message = `“${name}” does not list its concept “${id}”.`;
          return { file, path: placeOf(track, group), message };
        }),
      ];
    });
  },
};

/** Place in track.yaml of the group's list, or of a concept in it. Subjects that can wait list the later concepts. */
function placeOf({ stages, waits }: Track, group: ConceptGroup, id?: string): Path {
  const stage = stages.findIndex((one) => one.id === group.id);
  if (stage !== -1)
    return ["stages", stage, "concepts", ...(id === undefined ? [] : [group.listed.indexOf(id)])];
  const wait = waits.findIndex(({ concepts }) => id !== undefined && concepts.includes(id));
  return wait === -1 || id === undefined
    ? ["waits"]
    : ["waits", wait, "concepts", waits[wait]?.concepts.indexOf(id) ?? 0];
}
