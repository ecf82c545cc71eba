import { convert, type FormatCallback, type HtmlToTextOptions } from "html-to-text";
import { plain } from "./plain.ts";
import type { Screen } from "./screen.ts";

const INDENT = "    ";
/** Marks inside the text, which become colours at the end. They are characters for private use. */
const CODE = ["\ue000", "\ue001"] as const;
const STRONG = ["\ue002", "\ue003"] as const;
const MARKS = new RegExp(`[${[...CODE, ...STRONG].join("")}]`, "g");

/** Text of a page's HTML, for a terminal. Code blocks are indented, tables aligned, and links without an address are words. */
export function htmlToLines(html: string, { style, width }: Pick<Screen, "style" | "width">): string[] {
  const text = plain(convert(withPlainTables(html.replace(MARKS, "")), optionsOf(width)));
  return replaceMarked(replaceMarked(text, STRONG, style.strong), CODE, (code) =>
    style.code(`\`${code}\``),
  ).split("\n");
}

/** Text of a short piece of HTML, such as an option of an item, not wrapped. */
export function htmlToText(html: string, screen: Pick<Screen, "style">): string {
  return htmlToLines(html, { ...screen, width: null })
    .join("\n")
    .trim();
}

/** Code as lines with an indent. */
export function codeLines(code: string): string[] {
  return plain(code)
    .replace(/\n+$/, "")
    .split("\n")
    .map((line) => `${INDENT}${line}`);
}

/** Without strong words in tables: their marks, which take no column in the end, would shift the columns. */
function withPlainTables(html: string): string {
  return html.replaceAll(/<table[\s\S]*?<\/table>/g, (table) => table.replaceAll(/<\/?strong>/g, ""));
}

function optionsOf(width: number | null): HtmlToTextOptions {
  const heading = { format: "strongBlock" };
  return {
    wordwrap: width ?? false,
    formatters: {
      strongBlock,
      inlineCode: markedWith(CODE),
      inlineStrong: markedWith(STRONG),
      codeBlock,
    },
    selectors: [
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, ...heading })),
      { selector: "code", format: "inlineCode" },
      { selector: "strong", format: "inlineStrong" },
      { selector: "pre", format: "codeBlock" },
      { selector: "a", options: { ignoreHref: true } },
      { selector: "table", format: "dataTable", options: { uppercaseHeaderCells: false } },
    ],
  };
}

function replaceMarked(text: string, [begin, end]: Marks, mark: (text: string) => string): string {
  return text.replaceAll(new RegExp(`${begin}([^${end}]*)${end}`, "g"), (_, inner: string) => mark(inner));
}

const strongBlock: FormatCallback = (elem, walk, builder, options) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  markedWith(STRONG)(elem, walk, builder, options);
  builder.closeBlock({ trailingLineBreaks: 2 });
};

function markedWith([begin, end]: Marks): FormatCallback {
  return (elem, walk, builder) => {
    builder.addLiteral(begin);
    walk(elem.children, builder);
    builder.addLiteral(end);
  };
}

const codeBlock: FormatCallback = (elem, _walk, builder) => {
  builder.openBlock({ isPre: true, leadingLineBreaks: 2 });
  builder.addLiteral(codeLines(textOf(elem)).join("\n"));
  builder.closeBlock({ trailingLineBreaks: 2 });
};

type Marks = readonly [string, string];

type Node = { data?: string | undefined; children?: Node[] | undefined };

function textOf({ data, children = [] }: Node): string {
  return data ?? children.map(textOf).join("");
}
