import type { ItemKind } from "./schema/item.ts";
import type { Concept, Stage, Track } from "./track.ts";
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
  solutions: number;
  wrongAnswers: number;
};

export type Stats = { stages: { id: string; counts: Counts }[]; total: Counts };

export function statsOf(track: Track): Stats {
  const conceptsOf = (stage: Stage) => track.concepts.filter((concept) => concept.stage === stage.id);
  return {
    stages: track.stages.map((stage) => ({ id: stage.id, counts: count(conceptsOf(stage)) })),
    total: count(track.concepts),
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
    wrongAnswers: sum(exercises.map(({ wrong }) => wrong.length)),
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
