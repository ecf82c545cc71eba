import { readFileSync } from "node:fs";
import ts from "typescript";
import { isScalar, LineCounter, parseDocument, visit, type Node as YamlNode } from "yaml";

/** A run of prose in a file: a comment, the title of a test, a paragraph of a document or a text of a track. */
export type Text = { file: string; line: number; words: string };

/** The comments and test titles of a module, the paragraphs of a Markdown document or the prose of a YAML file, without code. */
export function readTexts(file: string): readonly Text[] {
  const source = readFileSync(file, "utf8");
  if (file.endsWith(".md")) return paragraphs(file, source);
  if (file.endsWith(".css")) return cssComments(file, source);
  if (file.endsWith(".yaml")) return yamlProse(file, source);
  return moduleTexts(file, source);
}

function moduleTexts(file: string, source: string): Text[] {
  const module = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found = new Map<number, string>();
  const visitNode = (node: ts.Node): void => {
    for (const { pos, end } of commentsAt(node, source)) found.set(pos, source.slice(pos, end));
    const title = testTitle(node);
    if (title) found.set(title.getStart(), title.text);
    ts.forEachChild(node, visitNode);
  };
  visitNode(module);
  const inOrder = [...found].sort(([left], [right]) => left - right);
  return joinLineComments(inOrder.map(([pos, text]) => ({ file, line: lineAt(source, pos), words: text })));
}

function commentsAt(node: ts.Node, source: string): readonly ts.CommentRange[] {
  if (ts.isJsxText(node)) return [];
  return [
    ...(ts.getLeadingCommentRanges(source, node.pos) ?? []),
    ...(ts.getTrailingCommentRanges(source, node.end) ?? []),
  ];
}

/** Successive `//` lines are one comment. */
function joinLineComments(texts: readonly Text[]): Text[] {
  const joined: Text[] = [];
  let lastLine = -1;
  for (const { file, line, words } of texts) {
    const isLineComment = words.startsWith("//");
    const previous = joined.at(-1);
    if (previous && isLineComment && line === lastLine + 1) previous.words += ` ${plain(words)}`;
    else joined.push({ file, line, words: plain(words) });
    lastLine = isLineComment ? line : -1;
  }
  return joined;
}

function testTitle(node: ts.Node): ts.StringLiteralLike | null {
  if (!ts.isCallExpression(node) || !/^(test|it|describe)\b/.test(node.expression.getText())) return null;
  const [title] = node.arguments;
  return title && ts.isStringLiteralLike(title) ? title : null;
}

function cssComments(file: string, source: string): Text[] {
  return [...source.matchAll(/\/\*[\s\S]*?\*\//g)].map(({ 0: text, index }) => ({
    file,
    line: lineAt(source, index),
    words: plain(text),
  }));
}

/** Keys of a track's YAML whose values learners read as prose. */
const PROSE = new Set([
  "ask",
  "because",
  "hints",
  "note",
  "reason",
  "says",
  "summary",
  "text",
  "title",
  "use",
]);

function yamlProse(file: string, source: string): Text[] {
  const lines = new LineCounter();
  const found: Text[] = [];
  visit(parseDocument(source, { lineCounter: lines }), {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !PROSE.has(String(key.value))) return;
      visit(value as YamlNode, {
        Scalar(_key, { value: text, range }) {
          if (typeof text !== "string") return;
          const { line } = lines.linePos(range?.[0] ?? 0);
          found.push(...paragraphs(file, text).map(({ words }) => ({ file, line, words })));
        },
      });
      return visit.SKIP;
    },
  });
  return found;
}

function paragraphs(file: string, source: string): Text[] {
  const withoutCode = source
    .replace(/^---\n[\s\S]*?^---$/m, blank)
    .replace(/^```[\s\S]*?^```/gm, blank)
    .replace(/ ?\{(context|#[^}]*)\}/g, "");
  return [...withoutCode.matchAll(/[^\n]+/g)].map(({ 0: text, index }) => ({
    file,
    line: lineAt(withoutCode, index),
    words: plain(text),
  }));
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, "");
}

function lineAt(source: string, position: number): number {
  return source.slice(0, position).split("\n").length;
}

/** Leaves out comment marks, code spans, quotations and links. */
function plain(text: string): string {
  return text
    .replace(/^\s*(\/\*\*?|\*\/|\*|\/\/)/gm, " ")
    .replace(/\*\/\s*$/, " ")
    .replace(/`[^`]*`/g, "X")
    .replace(/"[^"\n]*"|“[^”]*”/g, "X")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/\s+/g, " ")
    .trim();
}
