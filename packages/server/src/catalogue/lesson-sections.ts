import type { Lesson } from "@aulo/contract";

/** A part of a lesson as plain text; the id and the heading of the part before the first heading are empty. */
export type LessonSection = { id: string; heading: string; text: string };

const HEADING = /<h[2-4] id="([^"]+)">(.*?)<\/h[2-4]>/s;

const ESCAPED: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["amp", "&"],
]);

/** The parts of a lesson in order, cut at its headings. */
export function sectionsOf(blocks: Lesson["blocks"]): LessonSection[] {
  const sections: LessonSection[] = [{ id: "", heading: "", text: "" }];
  const append = (text: string) => {
    const last = sections.at(-1);
    if (last !== undefined) last.text += `\n${text}`;
  };
  for (const block of blocks) {
    if (block.kind !== "text") {
      append(block.code);
      continue;
    }
    // The pattern has two groups, so the pieces come in threes: text, id, heading.
    const [before = "", ...pieces] = block.html.split(HEADING);
    append(withoutTags(before));
    for (let at = 0; at < pieces.length; at += 3) {
      const [id = "", heading = "", text = ""] = pieces.slice(at, at + 3);
      sections.push({ id, heading: withoutTags(heading), text: withoutTags(text) });
    }
  }
  return sections;
}

/** The text of HTML made from Markdown, in which only these four characters are escaped. */
export function withoutTags(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&(lt|gt|quot|amp);/g, (_, name) => ESCAPED.get(name) ?? "");
}
