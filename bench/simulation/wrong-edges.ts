import type { Course } from "./course.ts";
import { type Random, shuffled, wholeBetween } from "./random.ts";

type Edge = { from: string; to: string };

/** Share of the true edges that the author forgets. As many false ones are added. */
const WRONG_SHARE = 0.1;

/**
 * The course as its author wrote it: a tenth of the true edges is missing, and as many false edges are added.
 *
 * Added edges lead from an earlier to a later concept, so the graph stays acyclic and its order a syllabus.
 */
export function withWrongEdges(course: Course, random: Random): Course {
  const edges = course.concepts.flatMap(({ id, requires }) => requires.map((from) => ({ from, to: id })));
  const wrong = Math.round(edges.length * WRONG_SHARE);
  const kept = shuffled(random, edges).slice(wrong);
  const added = drawEdges(course, new Set(edges.map(key)), wrong, random);
  const requires = new Map<string, string[]>();
  for (const { from, to } of [...kept, ...added]) requires.set(to, [...(requires.get(to) ?? []), from]);
  const concepts = course.concepts.map((concept) => ({
    ...concept,
    requires: requires.get(concept.id) ?? [],
  }));
  return { ...course, concepts };
}

function drawEdges(course: Course, taken: ReadonlySet<string>, count: number, random: Random): Edge[] {
  const added = new Map<string, Edge>();
  const { concepts } = course;
  for (let tries = 0; added.size < count && tries < 100 * count; tries += 1) {
    const later = wholeBetween(random, 1, concepts.length - 1);
    const from = concepts[wholeBetween(random, 0, later - 1)]?.id ?? "";
    const edge = { from, to: concepts[later]?.id ?? "" };
    if (!taken.has(key(edge))) added.set(key(edge), edge);
  }
  return [...added.values()];
}

function key({ from, to }: Edge): string {
  return `${from} ${to}`;
}
