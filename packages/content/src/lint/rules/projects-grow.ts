import { isRegression, requirementsOf } from "../../requirements/requirements.ts";
import { conceptsOfGoal, type Exercise, type Project, type Track } from "../../track.ts";
import { exerciseFile, projectFile } from "../../track-files.ts";
import { taughtWith } from "../prerequisites.ts";
import type { Finding, Rule } from "../rule.ts";

/**
 * A milestone asks for nothing, and shows nothing, that the concepts it needs do not teach. Its requirements are marked, and one of its wrong answers breaks an earlier
 * milestone. A project ends goals, or subjects that can wait, that exist; their paths teach all that its milestones need. No goal ends in two projects.
 */
export const projectsGrow: Rule = {
  name: "projects-grow",
  check: (track) => [
    ...goalFaults(track),
    ...track.projects.flatMap((project) =>
      project.milestones.flatMap((one) => faultsOf(track, project, one)),
    ),
  ],
};

function goalFaults(track: Track): Finding[] {
  const ends = track.projects.flatMap((project) =>
    project.goals.map((id, index) => ({ id, index, project })),
  );
  return ends.flatMap(({ id, index, project }, at) => {
    const place = { file: projectFile(project), path: ["goals", index] };
    const other = ends.slice(0, at).find((end) => end.id === id);
    if (other !== undefined)
      return [{ ...place, message: `The goal “${id}” ends in ${other.project.id} already.` }];
    return conceptsOfGoal(track, id) === undefined
      ? [{ ...place, message: `There is no goal “${id}”.` }]
      : [];
  });
}

function faultsOf(track: Track, { goals }: Project, exercise: Exercise): Finding[] {
  const { milestone, wrong } = exercise;
  if (milestone === null) return [];
  const file = exerciseFile(exercise);
  const taught = taughtWith(track, milestone.needs);
  const named = [
    ...milestone.shows.map((id, index) => ({ id, path: ["shows", index] })),
    ...wrong.map(({ concept: id }, index) => ({ id, path: ["wrong", index, "concept"] })),
  ];
  const onPath = taughtWith(
    track,
    goals.flatMap((id) => conceptsOfGoal(track, id) ?? []),
  );
  const breaksEarlier = milestone.position === 1 || wrong.some((one) => isRegression(exercise, one));
  return [
    ...milestone.ownNeeds
      .map((id, index) => ({ id, index }))
      .filter(({ id }) => !onPath.has(id))
      .map(({ id, index }) => ({
        file,
        path: ["needs", index],
        message: `No path to a goal of the project teaches ${id}.`,
      })),
    ...named
      .filter(({ id }) => !taught.has(id))
      .map(({ id, path }) => ({ file, path, message: `Nothing that the milestone needs teaches ${id}.` })),
    ...(requirementsOf(exercise).length > 0
      ? []
      : [{ file, message: "Its prompt.md marks no requirement, {#id}." }]),
    ...(breaksEarlier
      ? []
      : [{ file, path: ["wrong"], message: "No wrong answer fails at a test of an earlier milestone." }]),
  ];
}
