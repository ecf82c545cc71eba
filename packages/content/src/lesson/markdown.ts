import MarkdownIt from "markdown-it";
import { highlight } from "./highlight.ts";

const CONCEPT_LINK = /^concept:(.+)$/;

/**
 * The one reader of the track's Markdown. HTML in the text is shown as text, never passed on.
 *
 * A link `concept:ID` becomes an anchor with `data-concept="ID"`: whoever shows the page knows the address.
 */
export const markdown = new MarkdownIt({ html: false, linkify: false, highlight });

/** One piece of parsed Markdown. */
export type Token = ReturnType<typeof markdown.parse>[number];

markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  const token = tokens[index];
  const href = String(token?.attrGet("href") ?? "");
  const concept = CONCEPT_LINK.exec(href)?.[1];
  if (concept !== undefined) token?.attrSet("data-concept", concept);
  else if (/^https?:/.test(href)) token?.attrSet("rel", "noreferrer");
  return self.renderToken(tokens, index, options);
};

/** HTML of a text of a track: what an item asks, a `because`, a prompt. Safe to put into a page. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}
