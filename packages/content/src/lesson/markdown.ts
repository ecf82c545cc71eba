import MarkdownIt from "markdown-it";
import { highlight } from "./highlight.ts";

const CONCEPT_LINK = /^concept:(.+)$/;

/**
 * Markdown parser and renderer for the whole track. HTML in the text is escaped.
 *
 * A link `concept:ID` becomes an anchor with `data-concept="ID"`; the page that shows it sets the address.
 */
export const markdown = new MarkdownIt({ html: false, linkify: false, highlight });

/** A token of parsed Markdown. */
export type Token = ReturnType<typeof markdown.parse>[number];

markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  const token = tokens[index];
  const href = String(token?.attrGet("href") ?? "");
  const concept = CONCEPT_LINK.exec(href)?.[1];
  if (concept !== undefined) token?.attrSet("data-concept", concept);
  else if (/^https?:/.test(href)) token?.attrSet("rel", "noreferrer");
  return self.renderToken(tokens, index, options);
};

/** HTML of a Markdown text of the track, such as a question, a `because` or a prompt. Safe to insert into a page. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}
