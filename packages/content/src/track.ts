import type { Lesson, LessonBlock } from "./lesson/lesson.ts";
import type { Sources } from "./load/sources.ts";
import type { PromptSentence } from "./requirements/read-prompt.ts";
import type { EquivalentMutant } from "./schema/equivalent-file.ts";
import type { ExerciseKind, ExerciseLimits, ExerciseService, WrongOutcome } from "./schema/exercise-file.ts";
import type { FrontMatter } from "./schema/front-matter.ts";
import type { IdsFile } from "./schema/ids-file.ts";
import type { Item } from "./schema/item.ts";
import type { Difficulty } from "./schema/parts.ts";
import type { ScopeFile } from "./schema/scope-file.ts";
import type { Goal, OrderGuarantee, Wait } from "./schema/track-file.ts";

/** Text files by relative path, with forward slashes. */
export type Files = Readonly<Record<string, string>>;

/** A loaded track, without the parts whose files are invalid. */
export type Track = {
  id: string;
  title: string;
  version: number;
  /** In syllabus order. */
  stages: Stage[];
  /** The concepts of the subjects that can wait. They come after all stages. */
  later: ConceptGroup;
  /** All concepts in syllabus order: by stage, the later ones last, then after their prerequisites, then as track.yaml lists them. */
  concepts: Concept[];
  waits: Wait[];
  goals: Goal[];
  /** In the order of their folders' names. */
  projects: Project[];
  /** Guarantees on the order of teaching. */
  guarantees: OrderGuarantee[];
  /** Id of the concept that teaches a term of code, by term, such as `Promise.all`. */
  terms: Readonly<Record<string, string>>;
  scope: ScopeFile;
  ids: IdsFile;
  sources: Sources;
};

/** Concepts that stand together in the syllabus. */
export type ConceptGroup = {
  id: string;
  /** Relative to the track's folder. */
  folder: string;
  /** Ids listed in track.yaml, in its order, including concepts that are not written yet. */
  listed: string[];
  /** Ids of the written concepts, in syllabus order. */
  concepts: string[];
};

export type Stage = ConceptGroup & {
  /** Its id in scope.yaml. */
  scope: string;
  title: string;
  summary: string;
};

export type Concept = Omit<FrontMatter, "minutes"> & {
  /** Id of its stage, or `later`. */
  stage: string;
  /** Relative to the track's folder. */
  folder: string;
  /** Name of the folder itself. */
  folderName: string;
  /** Minutes to read the lesson and try its examples. */
  minutes: number;
  lesson: Lesson;
  blocks: LessonBlock[];
  /** Second explanation, for a learner who failed after the lesson. */
  again: Lesson | null;
  /** Blocks of the second explanation; empty without one. */
  againBlocks: LessonBlock[];
  items: Item[];
  exercises: Exercise[];
};

/** A code base that grows with the path, milestone by milestone. */
export type Project = {
  id: string;
  /** Relative to the track's folder. */
  folder: string;
  /** Name of the folder itself. */
  folderName: string;
  title: string;
  summary: string;
  /** The words of the customer. */
  story: Prose;
  /** Ids of the goals that end in it. */
  goals: string[];
  /** In order, without the invalid ones. Each has its `milestone`. */
  milestones: Exercise[];
};

/** The place of an exercise in a project. */
export type Milestone = {
  /** Id of the project. */
  project: string;
  /** From 1. */
  position: number;
  /** Ids of the concepts that a learner must know before it: its own and those of the earlier milestones. */
  needs: string[];
  /** Ids of the concepts that it needs beside those of the earlier milestones. */
  ownNeeds: string[];
  /** Ids of the concepts that passing shows by code. */
  shows: string[];
  /** The tests of the earlier milestones, which still have to pass. A file of the same path in `tests` takes the place of an earlier one. */
  earlierTests: Files;
};

/** An exercise of a concept, or a milestone of a project: its starter is then the reference state of the milestone before. */
export type Exercise = {
  /** `CONCEPT/FOLDER`, or `PROJECT/FOLDER` for a milestone */
  id: string;
  /** Id of its concept; for a milestone, of the one that it is mostly about. */
  concept: string;
  /** Null for an exercise of a concept. */
  milestone: Milestone | null;
  /** Relative to the track's folder. */
  folder: string;
  title: string;
  kind: ExerciseKind;
  /** Path of the file to start. */
  entry: string;
  minutes: number;
  difficulty: Difficulty;
  also: string[];
  /** Ids of the scope that passing checks. */
  covers: string[];
  /** Id of the concept that a learner who passes has written code for: its own or one of `also`. */
  core: string;
  hints: string[];
  /** The task as learners see it, without the marks of its requirements. */
  prompt: Prose;
  /** The sentences of the prompt with their requirements. */
  sentences: PromptSentence[];
  /** Walk through the first solution. It gives the answer away, so it must not reach a learner early. */
  explained: Prose | null;
  starter: Files;
  support: Files;
  tests: Files;
  solutions: Solution[];
  /** Right answers in other styles, which no learner ever sees. */
  right: RightAnswer[];
  wrong: WrongAnswer[];
  /** Mutants of the solutions that are right too. */
  equivalent: EquivalentMutant[];
  services: ExerciseService[];
  /** Path in `support` of the SQL that initialises the service `postgres`, or the database of an SQL exercise that runs without its tests; null for an empty database. */
  setup: string | null;
  limits: ExerciseLimits;
};

/** A Markdown text of the track, with its HTML. */
export type Prose = { markdown: string; html: string };

/** A right answer. `changed` holds the files of its own folder, `files` also the rest of the starter. */
export type RightAnswer = { name: string; changed: Files; files: Files };

/** A right answer that is shown after passing. */
export type Solution = RightAnswer & { note: string };

/** A typical wrong answer of learners, and how it must fail: at a test or with an outcome. */
export type WrongAnswer = {
  name: string;
  fails: string | null;
  outcome: WrongOutcome | null;
  /** Ids of the requirements that it breaks; empty when the test that it fails at tells. */
  breaks: string[];
  /** Id of the concept at fault. */
  concept: string;
  misconception: string;
  changed: Files;
  files: Files;
};

/** The stages in order, and the later concepts. */
export function groupsOf({ stages, later }: Track): ConceptGroup[] {
  return [...stages, later];
}

/** Exercises and milestones of the whole track, or those of the concept or project, or the one, with the id `only`. */
export function exercisesOf(track: Track, only?: string): Exercise[] {
  return [...track.concepts.flatMap(({ exercises }) => exercises), ...milestonesOf(track)].filter(
    ({ id, concept, milestone }) =>
      only === undefined || only === id || only === (milestone === null ? concept : milestone.project),
  );
}

/** Concepts of the goal, or of the subject that can wait, with this id: a project can end both. Undefined for an unknown id. */
export function conceptsOfGoal({ goals, waits }: Track, id: string): string[] | undefined {
  return [...goals, ...waits].find((each) => each.id === id)?.concepts;
}

/** Milestones of all projects. */
export function milestonesOf({ projects }: Track): Exercise[] {
  return projects.flatMap(({ milestones }) => milestones);
}

/** All tests of an exercise: its own, and for a milestone those of the earlier ones. */
export function allTestsOf({ tests, milestone }: Pick<Exercise, "tests" | "milestone">): Files {
  return { ...milestone?.earlierTests, ...tests };
}
