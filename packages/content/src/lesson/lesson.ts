/** Languages that a code fence may name. */
export const LANGUAGES = [
  "js",
  "ts",
  "sql",
  "json",
  "http",
  "sh",
  "html",
  "yaml",
  "ini",
  "nginx",
  "text",
] as const;
export type Language = (typeof LANGUAGES)[number];

/** Languages of runnable examples. */
export type RunLanguage = "js" | "sql";

/**
 * A block of a lesson: the lesson is split wherever the page needs something other than text.
 *
 * `output` is the example's exact output, except for white space at line ends; null when the author gave none.
 * The output of a `predict` example is its answer, so it must not reach the page before the learner's prediction.
 */
export type LessonBlock =
  | { kind: "text"; html: string }
  | { kind: "code"; language: Language; html: string; code: string; line: number }
  | {
      kind: "example";
      /** `CONCEPT.NUMBER` in a lesson, `CONCEPT.again.NUMBER` in a second explanation; counted from 1. */
      id: string;
      language: RunLanguage;
      code: string;
      html: string;
      mode: "run" | "predict";
      output: string | null;
      line: number;
    };

export type Example = Extract<LessonBlock, { kind: "example" }>;

/** Code that proves a sentence of the lesson by what it prints. It is never shown. */
export type ProseClaim = { language: RunLanguage; code: string; output: string | null; line: number };

/** A lesson or second explanation without its blocks. Lines are those of its file, from 1. */
export type Lesson = {
  markdown: string;
  /** Words of prose, including code inside a sentence, without code blocks. */
  words: number;
  headings: Heading[];
  links: Link[];
  claims: ProseClaim[];
};

export type Heading = { level: number; id: string; text: string; line: number };
export type Link = { href: string; line: number };
