import { existsSync } from "node:fs";
import { join } from "node:path";
import { linksIn } from "../../lesson/prose.ts";
import type { Concept, Track } from "../../track.ts";
import { conceptFile, itemsFile } from "../../track-files.ts";
import type { Finding, Rule } from "../rule.ts";

/** Every link in a lesson, item or prompt leads to a concept, a heading of the lesson, an existing file or the web. */
export const linksLeadSomewhere: Rule = {
  name: "links-lead-somewhere",
  check(track) {
    return track.concepts.flatMap((concept) =>
      linksOf(concept).flatMap(({ href, ...place }): Finding[] => {
        const fault = judge(track, concept, href);
        return fault === null ? [] : [{ ...place, ...fault }];
      }),
    );
  },
};

type Placed = Omit<Finding, "message"> & { href: string };

function linksOf(concept: Concept): Placed[] {
  const lesson = concept.lesson.links.map((link) => ({ file: conceptFile(concept), ...link }));
  const items = concept.items.flatMap((item, index) => {
    const texts = [item.ask, item.because, ...item.hints].flatMap(linksIn);
    return texts.map(({ href }) => ({ file: itemsFile(concept), path: [index], href }));
  });
  const prompts = concept.exercises.flatMap(({ folder, prompt, hints }) => [
    ...linksIn(prompt.markdown).map((link) => ({ file: `${folder}/prompt.md`, ...link })),
    ...hints.flatMap(linksIn).map(({ href }) => ({ file: `${folder}/exercise.yaml`, path: ["hints"], href })),
  ]);
  return [...lesson, ...items, ...prompts];
}

function judge(track: Track, concept: Concept, href: string): Pick<Finding, "message" | "awaits"> | null {
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
