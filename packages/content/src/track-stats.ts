import { requirementsOf } from "./requirements/requirements.ts";
import type { ItemKind } from "./schema/item.ts";
import { type Concept, type ConceptGroup, type Exercise, groupsOf, type Track } from "./track.ts";
import { lessonsOf } from "./track-files.ts";

/** Amount of content in one stage or in the whole track. */
export type Counts = {
  concepts: number;
  /** Words of all lessons and second explanations, without code blocks. */
  words: number;
  /** Minutes to read all lessons and do all exercises once. */
  minutes: number;
  examples: number;
  items: Record<ItemKind, number>;
  exercises: number;
  /** Ids of requirements in prompts. */
  requirements: number;
  solutions: number;
  /** Right answers in other styles, which are not shown. */
  rightAnswers: number;
  wrongAnswers: number;
};

/** `stages` holds the later concepts too, as the last entry. */
export type Stats = {
  stages: { id: string; counts: Counts }[];
  total: Counts;
  projects: ProjectCounts[];
  open: OpenWork;
};

/** Amount of content in one project. */
export type ProjectCounts = Pick<Counts, "minutes" | "requirements" | "rightAnswers" | "wrongAnswers"> & {
  id: string;
  milestones: number;
};

/** Work that authors have left. Exercises are named by id. */
export type OpenWork = {
  /** The prompt has no ids of requirements. */
  withoutRequirements: string[];
  /** Solutions and other right answers are fewer than three together. */
  fewRightAnswers: string[];
  /** Ids of the scope that no concept covers. */
  scope: string[];
};

const LEAST_RIGHT_ANSWERS = 3;

export function statsOf(track: Track): Stats {
  const conceptsOf = ({ id }: ConceptGroup) => track.concepts.filter(({ stage }) => stage === id);
  return {
    stages: groupsOf(track).map((group) => ({ id: group.id, counts: count(conceptsOf(group)) })),
    total: count(track.concepts),
    projects: track.projects.map(({ id, milestones }) => ({
      id,
      milestones: milestones.length,
      minutes: sum(milestones.map(({ minutes }) => minutes)),
      ...countAnswers(milestones),
    })),
    open: {
      ...openWork(track.concepts.flatMap(({ exercises }) => exercises)),
      scope: track.scope.open,
    },
  };
}

function openWork(exercises: readonly Exercise[]): Omit<OpenWork, "scope"> {
  const ids = (isOpen: (exercise: Exercise) => boolean) => exercises.filter(isOpen).map(({ id }) => id);
  return {
    withoutRequirements: ids((exercise) => requirementsOf(exercise).length === 0),
    fewRightAnswers: ids(({ solutions, right }) => solutions.length + right.length < LEAST_RIGHT_ANSWERS),
  };
}

function count(concepts: readonly Concept[]): Counts {
  const exercises = concepts.flatMap((concept) => concept.exercises);
  const items = concepts.flatMap((concept) => concept.items);
  const lessons = concepts.flatMap(lessonsOf);
  const blocks = lessons.flatMap((lesson) => lesson.blocks);
  const ofKind = (kind: ItemKind) => items.filter((item) => item.kind === kind).length;
  return {
    concepts: concepts.length,
    words: sum(lessons.map(({ lesson }) => lesson.words)),
    minutes: sum([...concepts, ...exercises].map(({ minutes }) => minutes)),
    examples: blocks.filter(({ kind }) => kind === "example").length,
    items: {
      "choose-one": ofKind("choose-one"),
      "choose-several": ofKind("choose-several"),
      "predict-output": ofKind("predict-output"),
      "order-lines": ofKind("order-lines"),
      "fill-blank": ofKind("fill-blank"),
    },
    exercises: exercises.length,
    solutions: sum(exercises.map(({ solutions }) => solutions.length)),
    ...countAnswers(exercises),
  };
}

function countAnswers(exercises: readonly Exercise[]) {
  return {
    requirements: sum(exercises.map((exercise) => requirementsOf(exercise).length)),
    rightAnswers: sum(exercises.map(({ right }) => right.length)),
    wrongAnswers: sum(exercises.map(({ wrong }) => wrong.length)),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
