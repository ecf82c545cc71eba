/**
 * Reads the marks of a prompt:
 * 1. A mark is `{#id}`, `{#id #other-id}` or `{context}`. In code it is ordinary text.
 * 2. A mark of ids belongs to the sentence before it, or to the part of the sentence since the last mark. In a table it belongs to its row. In the
 *    first line of a code block it belongs to the block.
 * 3. `{context}` belongs to all sentences before it in its paragraph or list entry, back to the previous mark.
 * 4. Headings, heads of tables and code blocks need no mark.
 */
import { markdown, type Token } from "../lesson/markdown.ts";
import { foldSpace } from "../white-space.ts";

/** A sentence, a row of a table or a code block with marks. */
export type PromptSentence = {
  text: string;
  /** In prompt.md, from 1. */
  line: number;
  /** Ids of the requirements that it states. */
  requirements: string[];
  /** Whether it is marked as context, which asks nothing of the learner's code. */
  isContext: boolean;
};

const WORD = "#[a-z][a-z0-9]*(?:-[a-z0-9]+)*";
const MARK = new RegExp(`\\{(?:context|${WORD}(?: ${WORD})*)\\}`, "g");
/** A code span, which stays as it is, or a mark with the space before it. */
const SPAN_OR_MARK = new RegExp(`(\`+)(?:[^\`]|(?!\\1)\`)+\\1(?!\`)|[ \\t]*${MARK.source}`, "g");

const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" });

/** The prompt as learners see it. */
export function withoutMarks(prompt: string): string {
  const lines = prompt.split("\n");
  const inCode = new Set(markdown.parse(prompt, {}).flatMap(codeLines));
  const blocks: { isCode: boolean; lines: string[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const isCode = inCode.has(index);
    if (blocks.at(-1)?.isCode === isCode) blocks.at(-1)?.lines.push(line);
    else blocks.push({ isCode, lines: [line] });
  }
  return blocks
    .map((block) => (block.isCode ? block.lines.join("\n") : stripped(block.lines.join("\n"))))
    .join("\n");
}

/** Sentences of the prompt in their order. */
export function readPrompt(prompt: string): PromptSentence[] {
  const tokens = markdown.parse(prompt, {});
  return tokens.flatMap((token, index): PromptSentence[] => {
    const line = (token.map?.[0] ?? 0) + 1;
    if (token.type === "fence") return fenceSentences(token, line);
    if (token.type === "tr_open") return rowSentences(tokens, index, line);
    const before = tokens[index - 1]?.type;
    return token.type === "inline" && before === "paragraph_open" ? inlineSentences(token, line) : [];
  });
}

function stripped(text: string): string {
  return text.replaceAll(SPAN_OR_MARK, (found) => (found.startsWith("`") ? found : ""));
}

/** Lines with the content of a code block, from 0. The first line of a fence is text: it may have a mark. */
function codeLines({ type, map }: Token): number[] {
  if (map === null || (type !== "fence" && type !== "code_block")) return [];
  const first = map[0] + (type === "fence" ? 1 : 0);
  return Array.from({ length: map[1] - first }, (_, index) => first + index);
}

function fenceSentences({ info }: Token, line: number): PromptSentence[] {
  const marks = [...info.matchAll(MARK)].map(([mark]) => mark);
  if (marks.length === 0) return [];
  return [{ text: "the code block", line, ...meaningOf(marks) }];
}

function rowSentences(tokens: readonly Token[], index: number, line: number): PromptSentence[] {
  const end = tokens.findIndex(({ type }, at) => at > index && type === "tr_close");
  const row = tokens.slice(index, end);
  if (row.some(({ type }) => type === "th_open")) return [];
  const { plain, masked } = toText(row.flatMap(({ children }) => [...(children ?? []), SPACE]));
  const marks = [...masked.matchAll(MARK)].map(([mark]) => mark);
  return [{ text: foldSpace(plain.replaceAll(MARK, "")), line, ...meaningOf(marks) }];
}

function meaningOf(marks: readonly string[]): Pick<PromptSentence, "requirements" | "isContext"> {
  return { requirements: marks.flatMap(idsOf), isContext: marks.includes("{context}") };
}

function idsOf(mark: string): string[] {
  return [...mark.matchAll(/#([a-z0-9-]+)/g)].map(([, id = ""]) => id);
}

function inlineSentences({ children }: Token, firstLine: number): PromptSentence[] {
  const { plain, masked } = toText(children ?? []);
  const found: PromptSentence[] = [];
  let from = 0;
  let unmarked = 0;
  const read = (to: number) => {
    for (const { segment, index } of SENTENCES.segment(masked.slice(from, to).replaceAll("\n", " "))) {
      if (!/[\p{L}\p{N}]/u.test(segment)) continue;
      const at = from + index + segment.length - segment.trimStart().length;
      const text = foldSpace(plain.slice(at, from + index + segment.length));
      const line = firstLine + plain.slice(0, at).split("\n").length - 1;
      found.push({ text, line, requirements: [], isContext: false });
    }
  };
  for (const match of masked.matchAll(MARK)) {
    read(match.index);
    const [mark] = match;
    if (mark === "{context}") for (const sentence of found.slice(unmarked)) sentence.isContext = true;
    else found.at(-1)?.requirements.push(...idsOf(mark));
    unmarked = found.length;
    from = match.index + mark.length;
  }
  read(masked.length);
  return found;
}

const SPACE = { type: "softbreak", content: "" };

/** Text of the tokens, and the same with code as letters, so that code neither ends a sentence nor holds a mark. */
function toText(tokens: readonly Pick<Token, "type" | "content">[]): { plain: string; masked: string } {
  const parts = tokens.map(({ type, content }) => {
    const plain = type === "softbreak" || type === "hardbreak" ? "\n" : content;
    return { plain, masked: type === "code_inline" ? "X".repeat(plain.length) : plain };
  });
  return {
    plain: parts.map(({ plain }) => plain).join(""),
    masked: parts.map(({ masked }) => masked).join(""),
  };
}
