import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Lesson } from "../../lesson/lesson.ts";
import { linksIn } from "../../lesson/prose.ts";
import { type Concept, type Exercise, groupsOf, type Project, type Track } from "../../track.ts";
import { exerciseFile, itemsFile, lessonsOf, promptFile } from "../../track-files.ts";
import type { Finding, Rule } from "../rule.ts";

/** Every link in a lesson, item, exercise or project leads to a concept, a heading of the lesson, an existing file or the web. */
export const linksLeadSomewhere: Rule = {
  name: "links-lead-somewhere",
  check(track) {
    return [...track.concepts.flatMap(linksOfConcept), ...track.projects.flatMap(linksOfProject)].flatMap(
      ({ href, within, folder, ...place }): Finding[] => {
        const fault = judge(track, { href, within, folder });
        return fault === null ? [] : [{ ...place, ...fault }];
      },
    );
  },
};

/** A link, the lesson whose headings it may lead to, and the folder whose files. A project has no lesson. */
type Target = { href: string; within: Lesson | null; folder: string };
type Placed = Omit<Finding, "message"> & Target;

function linksOfConcept(concept: Concept): Placed[] {
  const within = concept.lesson;
  const lessons = lessonsOf(concept).flatMap(({ file, lesson }) =>
    lesson.links.map((link) => ({ file, within: lesson, ...link })),
  );
  const items = concept.items.flatMap((item, index) => {
    const texts = [item.ask, item.because, ...item.hints].flatMap(linksIn);
    return texts.map(({ href }) => ({ file: itemsFile(concept), path: [index], href, within }));
  });
  const exercises = concept.exercises.flatMap((exercise) =>
    linksOfExercise(exercise).map((link) => ({ ...link, within })),
  );
  return [...lessons, ...items, ...exercises].map((link) => ({ ...link, folder: concept.folder }));
}

function linksOfProject({ folder, story, milestones }: Project): Placed[] {
  const links = [
    ...linksIn(story.markdown).map((link) => ({ file: `${folder}/story.md`, ...link })),
    ...milestones.flatMap(linksOfExercise),
  ];
  return links.map((link) => ({ ...link, within: null, folder }));
}

type Link = Omit<Finding, "message"> & { href: string };

function linksOfExercise(exercise: Exercise): Link[] {
  const { folder, explained, hints } = exercise;
  return [
    ...linksIn(exercise.prompt.markdown).map((link) => ({ file: promptFile(exercise), ...link })),
    ...linksIn(explained?.markdown ?? "").map((link) => ({ file: `${folder}/explained.md`, ...link })),
    ...hints.flatMap(linksIn).map(({ href }) => ({ file: exerciseFile(exercise), path: ["hints"], href })),
  ];
}

function judge(track: Track, { href, within, folder }: Target): Pick<Finding, "message" | "awaits"> | null {
  if (/^https?:\/\//.test(href)) return null;
  if (href.startsWith("concept:")) return judgeConcept(track, href.slice("concept:".length));
  if (href.startsWith("#")) {
    const found = within?.headings.some(({ id }) => id === href.slice(1));
    return found === true ? null : { message: `No heading of the lesson has the id of the link “${href}”.` };
  }
  const path = join(track.sources.folder, folder, decodeURIComponent(href.split("#")[0] ?? ""));
  return existsSync(path) ? null : { message: `The link “${href}” leads nowhere.` };
}

function judgeConcept(track: Track, id: string): Pick<Finding, "message" | "awaits"> | null {
  if (track.concepts.some((concept) => concept.id === id)) return null;
  const message = `The link “concept:${id}” leads to no concept.`;
  return groupsOf(track).some(({ listed }) => listed.includes(id)) ? { message, awaits: id } : { message };
}
