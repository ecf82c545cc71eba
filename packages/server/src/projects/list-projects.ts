import type { Exercise, Project, Track } from "@aulo/content";
import type { PassedMilestone, ProjectView } from "@aulo/contract";
import type { LearnerState } from "@aulo/engine";
import type { Deps } from "../deps.ts";
import { selectDraftedExercises } from "../drafts/queries.ts";
import type { Entry } from "../log/entry.ts";
import { selectEntriesByIds } from "../log/queries.ts";
import { loadState } from "../log/state.ts";

type Reading = Pick<Deps, "db" | "catalogue">;

/** The projects of the track, with the part of each that the learner has built. */
export async function listProjects(
  reading: Reading,
  { learnerId }: { learnerId: string },
): Promise<{ projects: ProjectView[] }> {
  const { track } = reading.catalogue;
  const passed = await passedMilestones(reading, learnerId);
  const drafted = new Set(await selectDraftedExercises(reading.db, learnerId));
  const toView = ({ id, title, summary, goals, milestones }: Project): ProjectView => ({
    id,
    title,
    summary,
    ends: goals.map((goal) => titleOfEnd(track, goal)),
    milestones: milestones.map((milestone) => ({
      id: milestone.id,
      title: milestone.title,
      minutes: milestone.minutes,
      shows: milestone.milestone?.shows ?? [],
      passed: passed.get(milestone.id) ?? null,
    })),
    hasCode: milestones.some((milestone) => drafted.has(milestone.id)),
  });
  return { projects: track.projects.map(toView) };
}

/** How the learner passed milestones, by id: by the first answer that was right. */
export async function passedMilestones(
  reading: Reading,
  learnerId: string,
): Promise<ReadonlyMap<string, PassedMilestone>> {
  const { state } = await loadState(reading, learnerId);
  const answered = reading.catalogue.track.projects
    .flatMap(({ milestones }) => milestones)
    .flatMap((milestone) => firstPass(state, milestone) ?? []);
  const ids = answered.map(({ event }) => event);
  const entries = new Map(
    (await selectEntriesByIds(reading.db, { learnerId, ids })).map((entry) => [entry.event.id, entry]),
  );
  return new Map(
    answered.flatMap(({ milestone, event, gaveUp }) => {
      const entry = entries.get(event);
      return entry === undefined ? [] : [[milestone, toPassed(entry, gaveUp)]];
    }),
  );
}

/** Null for a milestone that was not passed. */
function firstPass({ concepts }: LearnerState, { id, concept }: Exercise) {
  const answers = (concepts[concept]?.answers ?? []).filter(({ item }) => item === id);
  const gaveUp = answers.findIndex(({ result }) => result === "right");
  const first = answers[gaveUp];
  return first === undefined ? null : { milestone: id, event: first.event, gaveUp };
}

function toPassed({ event }: Entry, gaveUp: number): PassedMilestone {
  const { hints, hintsOf } = event.kind === "answered" ? event : { hints: 0, hintsOf: undefined };
  return { at: new Date(event.at).toISOString(), hints, hintsOf: hintsOf ?? null, gaveUp };
}

function titleOfEnd({ goals, waits }: Track, id: string): string {
  return [...goals, ...waits].find((end) => end.id === id)?.title ?? id;
}
