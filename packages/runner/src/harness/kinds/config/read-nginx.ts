/**
 * Parses nginx's syntax: a directive is words that end in `;` or in a block of directives in braces.
 *
 * 1. The text is split into words, quoted words, `;`, `{` and `}`, each with its line. `#` begins a comment.
 * 2. Words are collected until `;` closes a directive or `{` opens its block. `}` closes the block.
 */
import { placedError } from "../placed-error.ts";

export type NginxDirective = { name: string; args: string[]; line: number; block: NginxDirective[] | null };

type Token = { kind: "word" | ";" | "{" | "}"; text: string; line: number };

const TOKEN = /#[^\n]*|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|[;{}]|(?:\\.|\$\{\w*\}|[^\s;{}"'#])+|["']/g;

/** @throws SyntaxError with its line */
export function readNginx(text: string, path: string): NginxDirective[] {
  const top: NginxDirective[] = [];
  const open: NginxDirective[] = [];
  let words: Token[] = [];
  const blockNow = () => open.at(-1)?.block ?? top;
  for (const token of tokensOf(text, path)) {
    if (token.kind === "word") {
      words.push(token);
      continue;
    }
    const fail = (message: string) => placedError(message, path, words.at(-1)?.line ?? token.line);
    if (token.kind === "}") {
      if (words.length > 0) throw fail(`The directive "${words[0]?.text}" is not closed by ";".`);
      if (!open.pop()) throw fail('There is a "}" too many.');
      continue;
    }
    const [name, ...args] = words;
    if (!name) throw fail(`A directive is missing before "${token.kind}".`);
    const block = token.kind === "{" ? [] : null;
    const directive = { name: name.text, args: args.map((word) => word.text), line: name.line, block };
    blockNow().push(directive);
    if (block) open.push(directive);
    words = [];
  }
  const unclosed = words[0];
  if (unclosed)
    throw placedError(`The directive "${unclosed.text}" is not closed by ";".`, path, unclosed.line);
  const block = open.at(-1);
  if (block) throw placedError(`The block "${block.name}" is not closed by "}".`, path, block.line);
  return top;
}

function* tokensOf(text: string, path: string): Generator<Token> {
  let line = 1;
  let from = 0;
  for (const { 0: whole, 1: double, 2: single, index } of text.matchAll(TOKEN)) {
    line += text.slice(from, index).split("\n").length - 1;
    from = index;
    if (whole === '"' || whole === "'") throw placedError("A quote is not closed.", path, line);
    if (whole === ";" || whole === "{" || whole === "}") yield { kind: whole, text: whole, line };
    else if (!whole.startsWith("#")) yield { kind: "word", text: double ?? single ?? whole, line };
  }
}
