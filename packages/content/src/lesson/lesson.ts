/** What a fence may be marked as. */
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

/** The languages of code that is run. */
export type RunLanguage = "js" | "sql";

/**
 * A lesson, cut where the page needs something other than text.
 *
 * `output` is what the example prints, exactly but for white space at line ends; null when the author wrote none down.
 * The output of a `predict` example is its answer: it must not reach the page before the learner's prediction.
 */
export type LessonBlock =
  | { kind: "text"; html: string }
  | { kind: "code"; language: Language; html: string; code: string; line: number }
  | {
      kind: "example";
      /** `CONCEPT.NUMBER`, counted from 1 in the lesson. */
      id: string;
      language: RunLanguage;
      code: string;
      html: string;
      mode: "run" | "predict";
      output: string | null;
      line: number;
    };

export type Example = Extract<LessonBlock, { kind: "example" }>;

/** What stands in a lesson beside its blocks. Lines are those of `concept.md`, from 1. */
export type Lesson = {
  markdown: string;
  /** Words of prose: code blocks are not counted, code inside a sentence is. */
  words: number;
  headings: Heading[];
  links: Link[];
};

export type Heading = { level: number; id: string; text: string; line: number };
export type Link = { href: string; line: number };
