// 1. Parse the Markdown into tokens once. Give headings their ids, collect links and count words.
// 2. Render the tokens between code fences together, as blocks of text.
// 3. Make each code fence a block, except those of claims, which are not shown. Attach an output fence to the example or claim before it.

import type { Problem } from "../problem.ts";
import { type Fence, readFence } from "./fence.ts";
import { highlight } from "./highlight.ts";
import type { Lesson, LessonBlock, ProseClaim } from "./lesson.ts";
import { markdown, type Token } from "./markdown.ts";
import { readProse } from "./prose.ts";

/** A lesson's text. Its examples get the ids `PREFIX.1`, `PREFIX.2` … */
export type LessonSource = { prefix: string; file: string; text: string; firstLine: number };
export type ReadLesson = { lesson: Lesson; blocks: LessonBlock[]; problems: Problem[] };

type Reading = LessonSource & {
  blocks: LessonBlock[];
  problems: Problem[];
  claims: ProseClaim[];
  examples: number;
  pending: Token[];
  /** The example or claim right before this place, while it has no output. */
  unanswered: { output: string | null } | null;
};

/** @param source with `firstLine`, the line of the file at which `text` begins, from 1 */
export function readLesson(source: LessonSource): ReadLesson {
  const tokens = markdown.parse(source.text, {});
  const prose = readProse(tokens, source.firstLine);
  const read = { blocks: [], problems: [], claims: [] };
  const reading: Reading = { ...source, ...read, examples: 0, pending: [], unanswered: null };
  for (const token of tokens) {
    if (token.type === "fence" && token.level === 0) readCode(reading, token);
    else {
      reading.pending.push(token);
      reading.unanswered = null;
    }
  }
  closeText(reading);
  const { blocks, problems, claims } = reading;
  return { lesson: { markdown: source.text, ...prose, claims }, blocks, problems };
}

function closeText(reading: Reading): void {
  if (reading.pending.length === 0) return;
  const html = markdown.renderer.render(reading.pending, markdown.options, {});
  reading.blocks.push({ kind: "text", html });
  reading.pending = [];
}

function readCode(reading: Reading, token: Token): void {
  const line = (token.map?.[0] ?? 0) + reading.firstLine;
  const fence = readFence(token.info);
  const code = token.content;
  if (fence.kind === "unknown") report(reading, line, fence.message);
  else if (fence.kind === "output") attachOutput(reading, line, code);
  else if (fence.kind === "claim") addClaim(reading, { language: fence.language, code, output: null, line });
  else addBlock(reading, fence, { line, code });
}

type Shown = Extract<Fence, { kind: "code" | "example" }>;

function addBlock(reading: Reading, fence: Shown, { line, code }: { line: number; code: string }): void {
  closeText(reading);
  const html = highlight(code, fence.language);
  if (fence.kind === "code") {
    reading.blocks.push({ ...fence, html, code, line });
    reading.unanswered = null;
    return;
  }
  reading.examples += 1;
  const id = `${reading.prefix}.${reading.examples}`;
  const example: LessonBlock = { ...fence, id, code, html, output: null, line };
  reading.blocks.push(example);
  reading.unanswered = example;
}

function addClaim(reading: Reading, claim: ProseClaim): void {
  reading.claims.push(claim);
  reading.unanswered = claim;
}

function attachOutput(reading: Reading, line: number, output: string): void {
  if (reading.unanswered === null) {
    report(reading, line, "A block of output stands right after a “run”, “predict” or “claim” block.");
    return;
  }
  reading.unanswered.output = output;
  reading.unanswered = null;
}

function report(reading: Reading, line: number, message: string): void {
  reading.problems.push({ file: reading.file, line, column: 1, path: "", message, rule: "shape" });
}
