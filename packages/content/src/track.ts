import type { Lesson, LessonBlock } from "./lesson/lesson.ts";
import type { Sources } from "./load/sources.ts";
import type { ExerciseKind, ExerciseLimits, ExerciseService, WrongOutcome } from "./schema/exercise-file.ts";
import type { FrontMatter } from "./schema/front-matter.ts";
import type { IdsFile } from "./schema/ids-file.ts";
import type { Item } from "./schema/item.ts";
import type { Difficulty } from "./schema/parts.ts";
import type { ScopeFile } from "./schema/scope-file.ts";
import type { Goal, OrderRule, Wait } from "./schema/track-file.ts";

/** Text files by their path, relative, with forward slashes. */
export type Files = Readonly<Record<string, string>>;

/** A track as read: complete where its files are in shape, without the parts that are not. */
export type Track = {
  id: string;
  title: string;
  version: number;
  /** In syllabus order. */
  stages: Stage[];
  /** All concepts in syllabus order: by stage, in a stage by what they require, then as track.yaml lists them. */
  concepts: Concept[];
  waits: Wait[];
  goals: Goal[];
  /** What the track promises on its order. */
  rules: OrderRule[];
  /** A term of code, such as `Promise.all`, to the id of the concept that teaches it. */
  terms: Readonly<Record<string, string>>;
  scope: ScopeFile;
  ids: IdsFile;
  sources: Sources;
};

export type Stage = {
  id: string;
  folder: string;
  /** Its id in scope.yaml. */
  scope: string;
  title: string;
  summary: string;
  /** Ids that track.yaml lists, written or not, in that order. */
  listed: string[];
  /** Ids of the written concepts, in syllabus order. */
  concepts: string[];
};

export type Concept = Omit<FrontMatter, "minutes"> & {
  /** Id of its stage. */
  stage: string;
  /** From the track's folder. */
  folder: string;
  /** Name of the folder itself. */
  folderName: string;
  /** To read the lesson and try its examples, in minutes. */
  minutes: number;
  lesson: Lesson;
  blocks: LessonBlock[];
  items: Item[];
  exercises: Exercise[];
};

export type Exercise = {
  /** `CONCEPT/FOLDER` */
  id: string;
  /** Id of the concept it stands in. */
  concept: string;
  /** From the track's folder. */
  folder: string;
  title: string;
  kind: ExerciseKind;
  /** Path of the file that is started. */
  entry: string;
  minutes: number;
  difficulty: Difficulty;
  also: string[];
  hints: string[];
  prompt: { markdown: string; html: string };
  starter: Files;
  support: Files;
  tests: Files;
  solutions: Solution[];
  wrong: WrongAnswer[];
  services: ExerciseService[];
  /** Path in `support` of the SQL that the service `postgres` begins with; null when it begins empty. */
  setup: string | null;
  limits: ExerciseLimits;
};

/** A right answer. `changed` holds the files of its own folder, `files` those together with the rest of the starter. */
export type Solution = { name: string; note: string; changed: Files; files: Files };

/** An answer that a learner would really write, and how it must fail: at a test or with an outcome. */
export type WrongAnswer = {
  name: string;
  fails: string | null;
  outcome: WrongOutcome | null;
  /** Id of the concept at fault. */
  concept: string;
  misconception: string;
  changed: Files;
  files: Files;
};
