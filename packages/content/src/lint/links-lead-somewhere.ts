import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Link } from "../lesson/lesson.ts";
import type { Concept, Track } from "../track.ts";
import { conceptFile } from "./places.ts";
import type { Finding, Rule } from "./rule.ts";

/** A link in a lesson leads to a concept, a heading of the lesson, a file beside it or the web. */
export const linksLeadSomewhere: Rule = {
  name: "links-lead-somewhere",
  check(track) {
    return track.concepts.flatMap((concept) =>
      concept.lesson.links.flatMap((link): Finding[] => {
        const fault = judge(track, concept, link);
        return fault === null ? [] : [{ file: conceptFile(concept), line: link.line, ...fault }];
      }),
    );
  },
};

function judge(track: Track, concept: Concept, { href }: Link): Pick<Finding, "message" | "awaits"> | null {
  if (/^https?:\/\//.test(href)) return null;
  if (href.startsWith("concept:")) return judgeConcept(track, href.slice("concept:".length));
  if (href.startsWith("#")) {
    const found = concept.lesson.headings.some(({ id }) => id === href.slice(1));
    return found ? null : { message: `No heading of the lesson has the id of the link “${href}”.` };
  }
  const path = join(track.sources.folder, concept.folder, decodeURIComponent(href.split("#")[0] ?? ""));
  return existsSync(path) ? null : { message: `The link “${href}” leads nowhere.` };
}

function judgeConcept(track: Track, id: string): Pick<Finding, "message" | "awaits"> | null {
  if (track.concepts.some((concept) => concept.id === id)) return null;
  const message = `The link “concept:${id}” leads to no concept.`;
  return track.stages.some(({ listed }) => listed.includes(id)) ? { message, awaits: id } : { message };
}
