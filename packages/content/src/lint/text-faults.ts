import type { Example, Lesson, LessonBlock } from "../lesson/lesson.ts";

type Fault = { message: string; line?: number };
type Text = { lesson: Lesson; blocks: readonly LessonBlock[] };
type Limits = { leastWords: number; mostWords: number };

/** Faults that a lesson and a second explanation can both have. */
export function textFaults({ lesson, blocks }: Text, { leastWords, mostWords }: Limits): Fault[] {
  const { words, headings } = lesson;
  const length = `The text has ${words} words without its code blocks; it has ${leastWords} to ${mostWords}.`;
  const unanswered = examplesIn(blocks, "predict").filter(({ output }) => output === null);
  const unproved = lesson.claims.filter(({ output }) => output === null);
  const tooHigh = headings.filter(({ level }) => level === 1);
  return [
    ...(words < leastWords || words > mostWords ? [{ message: length }] : []),
    ...(examplesIn(blocks, "run").length > 0 ? [] : [{ message: "The text has no “run” block." }]),
    ...unanswered.map(({ line }) => ({
      line,
      message: "A “predict” block needs a block of output right after it.",
    })),
    ...unproved.map(({ line }) => ({
      line,
      message: "A “claim” block needs a block of output right after it.",
    })),
    ...tooHigh.map(({ line }) => ({
      line,
      message: "Headings begin at ##: the title is the page's own heading.",
    })),
  ];
}

/** Examples of one mode, in the order of the text. */
export function examplesIn(blocks: readonly LessonBlock[], mode: Example["mode"]): Example[] {
  return blocks.filter((block) => block.kind === "example").filter((example) => example.mode === mode);
}
