import { createHash } from "node:crypto";
import {
  type Concept,
  conceptsOfGoal,
  type Exercise,
  exercisesOf,
  type Item,
  type Project,
  showsByCode,
  type Track,
  toExerciseJob,
} from "@aulo/content";
import type { ConceptSummary, Lesson, LessonBlock, TrackOverview } from "@aulo/contract";
import type { Graph, ItemNode, ProjectNode } from "@aulo/engine";
import type { ItemEntry } from "@aulo/grading";
import { limitsOf } from "@aulo/runner";
import { type CurrentIds, toCurrentIds } from "./current-ids.ts";
import { buildGoalIndex, type GoalIndex } from "./goal/goal-index.ts";
import { buildNearNames, type NearNames } from "./goal/near-names.ts";
import { buildTextIndex, type TextIndex } from "./goal/text-index.ts";
import { buildSearchIndex, type SearchIndex } from "./search/search-index.ts";
import { workedExampleOf } from "./worked-example.ts";

/** A track in the forms that the server needs: graph, lessons, items, and indexes to read goals and to search lessons and items. */
export type Catalogue = {
  track: Track;
  graph: Graph;
  /** Hash of the parts of the track that affect the fold of a log. */
  graphHash: string;
  overview: TrackOverview;
  lessons: ReadonlyMap<string, Lesson>;
  items: ReadonlyMap<string, ItemEntry>;
  /** Every item as the engine reads it; the graph has only those that can run on this machine. */
  nodes: ReadonlyMap<string, ItemNode>;
  /** Concepts none of whose exercises can run on this machine, with the reason in words. */
  noCode: ReadonlyMap<string, string>;
  summaries: ReadonlyMap<string, ConceptSummary>;
  goals: GoalIndex;
  /** The goal of the track that needs the most concepts; undefined for a track without goals. */
  largestGoal: Track["goals"][number] | undefined;
  near: NearNames;
  texts: TextIndex;
  search: SearchIndex;
  ids: CurrentIds;
};

/** Time for one closed item. */
export const ITEM_MINUTES = 2;
/** Time for the closed items of a check. */
const CHECK_MINUTES = 4;

export function toCatalogue(track: Track): Catalogue {
  const nodes = toNodes(track);
  const graph = toGraph(track, nodes, () => true);
  const milestones = graph.projects.flatMap((project) => project.milestones);
  const texts = buildTextIndex(track);
  return {
    track,
    graph,
    graphHash: hashOf(graph, track.ids),
    overview: toOverview(track),
    lessons: new Map(track.concepts.map((concept) => [concept.id, toLesson(concept)])),
    items: new Map([...track.concepts.flatMap(toItems), ...track.projects.flatMap(toMilestones)]),
    nodes: new Map([...nodes, ...milestones].map((node) => [node.id, node])),
    noCode: new Map(),
    summaries: new Map(track.concepts.map((concept) => [concept.id, toSummary(concept)])),
    goals: buildGoalIndex(track),
    largestGoal: largestGoalOf(track, graph),
    near: buildNearNames(track, texts),
    texts,
    search: buildSearchIndex(track),
    ids: toCurrentIds(track.ids),
  };
}

/**
 * The catalogue without the exercises that cannot run on this machine.
 *
 * @param whyNot the reason, such as "redis-server is not installed"; null for an exercise that can run
 */
export function onlyRunnable(catalogue: Catalogue, whyNot: (exercise: Exercise) => string | null): Catalogue {
  const { track } = catalogue;
  const { items } = catalogue.graph;
  const reasons = new Map(
    exercisesOf(track).flatMap((exercise): [string, string][] => {
      const reason = whyNot(exercise);
      return reason === null ? [] : [[exercise.id, reason]];
    }),
  );
  const canRun = (id: string) => !reasons.has(id);
  const graph = toGraph(
    track,
    items.filter(({ id }) => canRun(id)),
    canRun,
  );
  const canShowCode = new Set(
    graph.items.flatMap(({ concept, shows }) => (shows.includes(concept) ? [concept] : [])),
  );
  const noCode = items.flatMap(({ id, concept }): [string, string][] => {
    const reason = reasons.get(id);
    return reason === undefined || canShowCode.has(concept) ? [] : [[concept, reason]];
  });
  return { ...catalogue, graph, noCode: new Map(noCode) };
}

/** The concept's title; the id itself when the track has no concept of that id any more. */
export function titleOf(catalogue: Catalogue, concept: string): string {
  return catalogue.summaries.get(concept)?.title ?? concept;
}

/** The targets and everything they need, in the order of the path. */
export function withRequired({ graph }: Pick<Catalogue, "graph">, targets: readonly string[]): string[] {
  const wanted = new Set(targets);
  for (const { id, requires } of [...graph.concepts].reverse())
    if (wanted.has(id)) for (const required of requires) wanted.add(required);
  return graph.concepts.filter(({ id }) => wanted.has(id)).map(({ id }) => id);
}

/** The title of a milestone after that of its project: "A lending shop: Lend a tool"; the id itself for an unknown one. */
export function titleOfMilestone({ items }: Catalogue, id: string): string {
  const entry = items.get(id);
  return entry?.kind === "exercise" && entry.project !== null
    ? `${entry.project.title}: ${entry.exercise.title}`
    : id;
}

/** Minutes that the concepts take, lessons and checks together. */
export function minutesFor(catalogue: Catalogue, concepts: readonly string[]): number {
  return concepts.reduce((sum, id) => sum + (catalogue.summaries.get(id)?.minutes ?? 0), 0);
}

/** Minutes to read the lesson of a concept. */
export function lessonMinutes({ lessons }: Catalogue, concept: string): number {
  return lessons.get(concept)?.minutes ?? 0;
}

/** Minutes of the check after a lesson: its closed items, and the shortest exercise that can run on this machine. */
export function checkMinutes({ graph }: Catalogue, concept: string): number {
  const [shortest = 0] = graph.items
    .filter((item) => item.concept === concept && item.shows.includes(concept))
    .map(({ minutes }) => minutes)
    .sort((a, b) => a - b);
  return CHECK_MINUTES + shortest;
}

function toNodes(track: Track): ItemNode[] {
  return track.concepts.flatMap(({ id, items, exercises }) => [
    ...items.map((item) => closedNode(id, item)),
    ...exercises.map((exercise) => exerciseNode(track, exercise)),
  ]);
}

/** @param canRun whether the milestone can run on this machine; a project ends before the first that cannot */
function toGraph(track: Track, items: readonly ItemNode[], canRun: (id: string) => boolean): Graph {
  return {
    concepts: track.concepts.map((concept) => ({
      id: concept.id,
      requires: concept.requires,
      minutes: minutesOf(concept),
      stage: concept.stage,
    })),
    waits: track.waits.map(({ id, unlockedBy, concepts }) => ({ id, unlockedBy, concepts })),
    items,
    projects: track.projects.map((project) => toProjectNode(track, project, canRun)),
  };
}

function toProjectNode(track: Track, project: Project, canRun: (id: string) => boolean): ProjectNode {
  const { id, goals, milestones } = project;
  const first = milestones.findIndex((milestone) => !canRun(milestone.id));
  return {
    id,
    ends: goals.map((goal) => conceptsOfGoal(track, goal) ?? []),
    milestones: milestones
      .slice(0, first === -1 ? milestones.length : first)
      .map((exercise) => ({ ...exerciseNode(track, exercise), needs: exercise.milestone?.needs ?? [] })),
  };
}

/** Time for the lesson, the closed items and one exercise. */
function minutesOf({ minutes, exercises }: Concept): number {
  const shortest = exercises.length === 0 ? 0 : Math.min(...exercises.map((exercise) => exercise.minutes));
  return minutes + CHECK_MINUTES + shortest;
}

function closedNode(concept: string, item: Item): ItemNode {
  return {
    id: item.id,
    concept,
    also: item.also,
    kind: item.kind,
    choices: choicesOf(item),
    difficulty: item.difficulty,
    minutes: ITEM_MINUTES,
    hints: item.hints.length,
    shows: [],
  };
}

function choicesOf(item: Item): number {
  return item.kind === "choose-one" || item.kind === "choose-several" ? item.options.length : 0;
}

function exerciseNode(track: Track, exercise: Exercise): ItemNode {
  const { id, concept, also, difficulty, minutes, hints } = exercise;
  return {
    id,
    concept,
    also,
    kind: "exercise",
    choices: 0,
    difficulty,
    minutes,
    hints: hints.length,
    shows: showsByCode(track, exercise),
  };
}

function largestGoalOf({ goals }: Track, graph: Graph): Track["goals"][number] | undefined {
  const size = (concepts: readonly string[]) => withRequired({ graph }, concepts).length;
  return goals.toSorted((a, b) => size(b.concepts) - size(a.concepts))[0];
}

function hashOf(graph: Graph, { renamed, split }: Track["ids"]): string {
  const requires = graph.concepts.map((concept) => [concept.id, concept.stage, concept.requires]);
  return createHash("sha256")
    .update(JSON.stringify([requires, renamed, split]))
    .digest("hex")
    .slice(0, 16);
}

function toOverview(track: Track): TrackOverview {
  return {
    id: track.id,
    title: track.title,
    version: track.version,
    stages: track.stages.map(({ id, title, summary }) => ({ id, title, summary })),
    concepts: track.concepts.map(toSummary),
    waits: track.waits.map(({ id, title, reason, unlockedBy, concepts }) => ({
      id,
      title,
      reason,
      unlockedBy,
      concepts,
    })),
  };
}

function toSummary(concept: Concept): ConceptSummary {
  return {
    id: concept.id,
    title: concept.title,
    stage: concept.stage,
    use: concept.use,
    requires: concept.requires,
    minutes: minutesOf(concept),
    exercises: concept.exercises.length,
  };
}

function toLesson(concept: Concept): Lesson {
  return {
    concept: toSummary(concept),
    minutes: concept.minutes,
    blocks: concept.blocks.map(toBlock),
    again: concept.again === null ? null : concept.againBlocks.map(toBlock),
    hasWorkedExample: workedExampleOf(concept) !== null,
    seenIn: concept.seenIn,
  };
}

function toBlock(block: Concept["blocks"][number]): LessonBlock {
  switch (block.kind) {
    case "text":
      return { kind: block.kind, html: block.html };
    case "code":
      return { kind: block.kind, language: block.language, code: block.code, html: block.html };
    case "example": {
      const { kind, id, language, code, html, mode } = block;
      return { kind, id, language, code, html, mode, output: mode === "predict" ? null : block.output };
    }
  }
}

function toItems({ id, items, exercises }: Concept): [string, ItemEntry][] {
  return [
    ...items.map((item): [string, ItemEntry] => [item.id, { kind: "closed", concept: id, item }]),
    ...exercises.map((exercise): [string, ItemEntry] => [exercise.id, toExerciseEntry(exercise, null)]),
  ];
}

function toMilestones(project: Project): [string, ItemEntry][] {
  return project.milestones.map((milestone) => [milestone.id, toExerciseEntry(milestone, project)]);
}

function toExerciseEntry(exercise: Exercise, project: Project | null): ItemEntry {
  const { timeoutMs, memoryMb } = limitsOf(toExerciseJob(exercise, exercise.starter, 0));
  const limits = { timeoutMs, memoryMb };
  return { kind: "exercise", concept: exercise.concept, exercise, limits, project };
}
