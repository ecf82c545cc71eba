import type { Concept } from "../../track.ts";
import { conceptFile } from "../../track-files.ts";
import type { Rule } from "../rule.ts";

const LEAST_WORDS = 300;
const MOST_WORDS = 700;
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

function faults({ lesson, blocks }: Concept): { message: string; line?: number }[] {
  const examples = blocks.filter((block) => block.kind === "example");
  const predicts = examples.filter(({ mode }) => mode === "predict");
  const unanswered = predicts.filter(({ output }) => output === null);
  const mistakes = lesson.headings.filter(({ level, text }) => level === 2 && text === MISTAKE).length;
  const tooHigh = lesson.headings.filter(({ level }) => level === 1);
  const words = `The lesson has ${lesson.words} words without its code blocks; it has ${LEAST_WORDS} to ${MOST_WORDS}.`;
  return [
    ...(lesson.words < LEAST_WORDS || lesson.words > MOST_WORDS ? [{ message: words }] : []),
    ...(mistakes === 1
      ? []
      : [{ message: `The lesson has ${mistakes} headings “## ${MISTAKE}”; it has exactly one.` }]),
    ...(examples.some(({ mode }) => mode === "run") ? [] : [{ message: "The lesson has no “run” block." }]),
    ...(predicts.length === 1
      ? []
      : [{ message: `The lesson has ${predicts.length} “predict” blocks; it has exactly one.` }]),
    ...unanswered.map(({ line }) => ({
      line,
      message: "A “predict” block needs a block of output right after it.",
    })),
    ...tooHigh.map(({ line }) => ({
      line,
      message: "Headings begin at ##: the title is the page's own heading.",
    })),
  ];
}
