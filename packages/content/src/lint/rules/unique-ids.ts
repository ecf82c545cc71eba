import type { Track } from "../../track.ts";
import { conceptFile, exerciseFile, itemsFile, projectFile } from "../../track-files.ts";
import type { Finding, Rule } from "../rule.ts";

/** Ids of concepts, items, exercises, projects and milestones are unique, and so are those of stages, waits, goals, guarantees and the scope. */
export const uniqueIds: Rule = {
  name: "unique-ids",
  check(track) {
    const lists = [[...learnableIds(track), ...projectIds(track)], ...trackIds(track), scopeIds(track)];
    return lists.flatMap(repeated);
  },
};

type Named = Omit<Finding, "message"> & { id: string };

function repeated(named: Named[]): Finding[] {
  return named.flatMap(({ id, ...place }, index) => {
    const first = named.findIndex((other) => other.id === id);
    if (first === index) return [];
    return [{ ...place, message: `The id “${id}” is used before, in ${named[first]?.file}.` }];
  });
}

function learnableIds(track: Track): Named[] {
  return track.concepts.flatMap((concept) => [
    { id: concept.id, file: conceptFile(concept), path: ["id"] },
    ...concept.items.map((item, index) => ({ id: item.id, file: itemsFile(concept), path: [index, "id"] })),
    ...concept.exercises.map((exercise) => ({ id: exercise.id, file: exerciseFile(exercise), path: ["id"] })),
  ]);
}

function projectIds({ projects }: Track): Named[] {
  return projects.flatMap((project) => [
    { id: project.id, file: projectFile(project), path: ["id"] },
    ...project.milestones.map((milestone) => ({
      id: milestone.id,
      file: exerciseFile(milestone),
      path: ["id"],
    })),
  ]);
}

function trackIds(track: Track): Named[][] {
  const { stages, waits, goals, guarantees } = track;
  const lists = Object.entries({ stages, waits, goals, guarantees });
  const lines = [
    ...stages.map(({ listed }, at) => ({ ids: listed, path: ["stages", at, "concepts"] })),
    ...waits.map(({ concepts }, at) => ({ ids: concepts, path: ["waits", at, "concepts"] })),
  ];
  const listed = lines.flatMap(({ ids, path }) =>
    ids.map((id, index) => ({ id, file: "track.yaml", path: [...path, index] })),
  );
  const own = lists.map(([key, entries]) => {
    return entries.map(({ id }, index) => ({ id, file: "track.yaml", path: [key, index, "id"] }));
  });
  return [listed, ...own];
}

function scopeIds(track: Track): Named[] {
  return track.scope.ids.map(({ id }, index) => ({ id, file: "scope.yaml", path: ["ids", index, "id"] }));
}
