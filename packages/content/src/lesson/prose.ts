import type { Heading, Lesson, Link } from "./lesson.ts";
import { markdown, type Token } from "./markdown.ts";

/** Counts words and collects headings and links. Gives each heading an id that is unique in the lesson. */
export function readProse(tokens: Token[], firstLine: number): Pick<Lesson, "words" | "headings" | "links"> {
  const headings: Heading[] = [];
  const links: Link[] = [];
  let words = 0;
  let line = firstLine;
  tokens.forEach((token, index) => {
    line = token.map === null ? line : token.map[0] + firstLine;
    if (token.type !== "inline") return;
    words += countWords(token);
    links.push(...linksOf(token, line));
    const opening = tokens[index - 1];
    if (opening?.type === "heading_open") headings.push(toHeading(opening, token, headings, line));
  });
  return { words, headings, links };
}

/** Links of a Markdown text with their lines in it, from 1. */
export function linksIn(text: string): Link[] {
  return readProse(markdown.parse(text, {}), 1).links;
}

function toHeading(opening: Token, inline: Token, before: Heading[], line: number): Heading {
  const text = plainText(inline);
  const slug = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
  const taken = new Set(before.map((heading) => heading.id));
  let id = slug;
  for (let number = 2; taken.has(id); number++) id = `${slug}-${number}`;
  opening.attrSet("id", id);
  return { level: Number(opening.tag.slice(1)), id, text, line };
}

function linksOf(inline: Token, line: number): Link[] {
  const openings = (inline.children ?? []).filter((child) => child.type === "link_open");
  return openings.map((child) => ({ href: String(child.attrGet("href") ?? ""), line }));
}

function countWords(inline: Token): number {
  return plainText(inline)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function plainText(inline: Token): string {
  return (inline.children ?? []).map((child) => (child.type === "softbreak" ? " " : child.content)).join("");
}
