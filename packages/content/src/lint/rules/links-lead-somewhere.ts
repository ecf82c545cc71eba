import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Lesson } from "../../lesson/lesson.ts";
import { linksIn } from "../../lesson/prose.ts";
import { type Concept, groupsOf, type Track } from "../../track.ts";
import { itemsFile, lessonsOf } from "../../track-files.ts";
import type { Finding, Rule } from "../rule.ts";

/** Every link in a lesson, item or exercise leads to a concept, a heading of the lesson, an existing file or the web. */
export const linksLeadSomewhere: Rule = {
  name: "links-lead-somewhere",
  check(track) {
    return track.concepts.flatMap((concept) =>
      linksOf(concept).flatMap(({ href, within, ...place }): Finding[] => {
        const fault = judge(track, concept, { href, within });
        return fault === null ? [] : [{ ...place, ...fault }];
      }),
    );
  },
};

/** A link and the lesson whose headings it may lead to. */
type Target = { href: string; within: Lesson };
type Placed = Omit<Finding, "message"> & Target;

function linksOf(concept: Concept): Placed[] {
  const within = concept.lesson;
  const lessons = lessonsOf(concept).flatMap(({ file, lesson }) =>
    lesson.links.map((link) => ({ file, within: lesson, ...link })),
  );
  const items = concept.items.flatMap((item, index) => {
    const texts = [item.ask, item.because, ...item.hints].flatMap(linksIn);
    return texts.map(({ href }) => ({ file: itemsFile(concept), path: [index], href, within }));
  });
  const exercises = concept.exercises.flatMap(({ folder, prompt, explained, hints }) => [
    ...linksIn(prompt.markdown).map((link) => ({ file: `${folder}/prompt.md`, within, ...link })),
    ...linksIn(explained?.markdown ?? "").map((link) => ({
      file: `${folder}/explained.md`,
      within,
      ...link,
    })),
    ...hints
      .flatMap(linksIn)
      .map(({ href }) => ({ file: `${folder}/exercise.yaml`, path: ["hints"], href, within })),
  ]);
  return [...lessons, ...items, ...exercises];
}

function judge(
  track: Track,
  concept: Concept,
  { href, within }: Target,
): Pick<Finding, "message" | "awaits"> | null {
  if (/^https?:\/\//.test(href)) return null;
  if (href.startsWith("concept:")) return judgeConcept(track, href.slice("concept:".length));
  if (href.startsWith("#")) {
    const found = within.headings.some(({ id }) => id === href.slice(1));
    return found ? null : { message: `No heading of the lesson has the id of the link “${href}”.` };
  }
  const path = join(track.sources.folder, concept.folder, decodeURIComponent(href.split("#")[0] ?? ""));
  return existsSync(path) ? null : { message: `The link “${href}” leads nowhere.` };
}

function judgeConcept(track: Track, id: string): Pick<Finding, "message" | "awaits"> | null {
  if (track.concepts.some((concept) => concept.id === id)) return null;
  const message = `The link “concept:${id}” leads to no concept.`;
  return groupsOf(track).some(({ listed }) => listed.includes(id)) ? { message, awaits: id } : { message };
}
