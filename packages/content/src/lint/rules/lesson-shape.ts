import type { Concept } from "../../track.ts";
import { conceptFile } from "../../track-files.ts";
import type { Rule } from "../rule.ts";
import { examplesIn, textFaults } from "../text-faults.ts";

const LIMITS = { leastWords: 300, mostWords: 700 };
const MISTAKE = "Common mistake";

/** A lesson is short, warns of one mistake, and has at least one example to run and exactly one to predict. */
export const lessonShape: Rule = {
  name: "lesson-shape",
  check(track) {
    return track.concepts.flatMap((concept) =>
      faults(concept).map((found) => ({ file: conceptFile(concept), ...found })),
    );
  },
};

function faults(concept: Concept): { message: string; line?: number }[] {
  const { lesson, blocks } = concept;
  const predicts = examplesIn(blocks, "predict").length;
  const mistakes = lesson.headings.filter(({ level, text }) => level === 2 && text === MISTAKE).length;
  return [
    ...textFaults(concept, LIMITS),
    ...(mistakes === 1
      ? []
      : [{ message: `The lesson has ${mistakes} headings “## ${MISTAKE}”; it has exactly one.` }]),
    ...(predicts === 1
      ? []
      : [{ message: `The lesson has ${predicts} “predict” blocks; it has exactly one.` }]),
  ];
}
