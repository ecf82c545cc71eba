import { isKnown } from "../belief/mastery.ts";
import type { Goal, Graph, MilestoneNode, ProjectNode } from "../graph.ts";
import { isAskable } from "../next-item/single-item.ts";
import { conceptState, type LearnerState } from "../state.ts";
import { isPutOff, isResting, type Situation } from "./situation.ts";
import type { Step } from "./step.ts";

/** A milestone with its project and its position, from 1. */
export type Due = { project: ProjectNode; milestone: MilestoneNode; position: number };

/** The step that builds the due milestone; null when none is due, or the learner put it off. */
export function buildStep(situation: Situation): Step | null {
  const { graph, state, goal, now } = situation;
  const due = goal.reached === true ? null : dueMilestone(graph, state, goal);
  if (due === null) return null;
  const { milestone, project, position } = due;
  const { id, concept, shows } = milestone;
  if (isPutOff(situation, concept) || isResting(situation, concept) || !isAskable(state, milestone, now))
    return null;
  const of = project.milestones.length;
  const claims = [{ kind: "milestone", concept, milestone: id, position, of, shows } as const];
  return { kind: "build", concept, milestone: id, detourFrom: null, cause: "build", claims };
}

/**
 * The milestone that the learner may build now; null when there is none. Who built the one before goes on with the next. Who did not begin with the first whose
 * concepts were taught: milestones about concepts that were known without a lesson are left out, but for the last.
 */
export function dueMilestone(graph: Graph, state: LearnerState, goal: Goal): Due | null {
  const project = projectOf(graph, goal);
  if (project === null) return null;
  const passed = project.milestones.findLastIndex((milestone) => hasPassed(state, milestone));
  const open = project.milestones
    .map((milestone, index) => ({ project, milestone, position: index + 1 }))
    .filter(({ position, milestone }) => position > passed + 1 && isReady(graph, state, milestone));
  if (passed >= 0) return open.find(({ position }) => position === passed + 2) ?? null;
  return open.find(({ milestone }) => isTaught(state, milestone)) ?? open.at(-1) ?? null;
}

/** The project that the goal ends in: of those whose goal is part of it, the one that needs most; null for none. */
export function projectOf(graph: Graph, goal: Pick<Goal, "concepts">): ProjectNode | null {
  const fitting = graph.projects.filter(({ ends }) =>
    ends.some((targets) => targets.every((id) => goal.concepts.includes(id))),
  );
  return fitting.toSorted((a, b) => needsOf(b) - needsOf(a))[0] ?? null;
}

/** Whether the learner passed the exercise. */
export function hasPassed(
  state: LearnerState,
  { id, concept }: Pick<MilestoneNode, "id" | "concept">,
): boolean {
  return conceptState(state, concept).answers.some(({ item, result }) => item === id && result === "right");
}

function needsOf({ milestones }: ProjectNode): number {
  return milestones.at(-1)?.needs.length ?? 0;
}

function isReady(graph: Graph, state: LearnerState, { needs }: MilestoneNode): boolean {
  return needs.every((id) => isKnown(graph, state, id) && state.trouble[id] === undefined);
}

function isTaught(state: LearnerState, { shows }: MilestoneNode): boolean {
  return shows.some((id) => conceptState(state, id).lessonSequence > 0);
}
