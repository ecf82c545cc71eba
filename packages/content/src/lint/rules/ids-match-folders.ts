import type { Concept, Exercise, Project } from "../../track.ts";
import { conceptFile, exerciseFile, itemsFile, projectFile } from "../../track-files.ts";
import type { Finding, Rule } from "../rule.ts";

/** The id of a concept, item, exercise, project or milestone is made from the names of its folders. */
export const idsMatchFolders: Rule = {
  name: "ids-match-folders",
  check(track) {
    return [...track.projects.flatMap(projectFaults), ...track.concepts.flatMap(conceptFaults)];
  },
};

function projectFaults(project: Project): Finding[] {
  const { id, folderName, milestones } = project;
  const own = {
    file: projectFile(project),
    path: ["id"],
    message: `The id must be the folder's name, “${folderName}”.`,
  };
  return [...(id === folderName ? [] : [own]), ...exerciseFaults(folderName, milestones)];
}

function exerciseFaults(folderName: string, exercises: readonly Exercise[]): Finding[] {
  return exercises.flatMap((exercise) => {
    const expected = `${folderName}/${exercise.folder.split("/").at(-1)}`;
    if (exercise.id === expected) return [];
    return [{ file: exerciseFile(exercise), path: ["id"], message: `The id must be “${expected}”.` }];
  });
}

function conceptFaults(concept: Concept): Finding[] {
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
  return [...(id === folderName ? [] : [own]), ...items, ...exerciseFaults(folderName, concept.exercises)];
}
