import type { Concept, Track } from "../../track.ts";
import { conceptFile, exerciseFile, itemsFile } from "../../track-files.ts";
import type { Finding, Rule } from "../rule.ts";

/**
 * A concept covers an id of the scope only if an item or exercise of it checks that id. A concept with one id of its own, beside those of stages,
 * checks it by all of them.
 */
export const coversAreChecked: Rule = {
  name: "covers-are-checked",
  check(track) {
    return track.concepts.flatMap((concept) => [...unchecked(track, concept), ...unpromised(concept)]);
  },
};

function unchecked(track: Track, concept: Concept): Finding[] {
  const own = concept.covers.filter((id) => track.stages.every(({ scope }) => scope !== id));
  if (own.length < 2) return [];
  const checked = new Set([...concept.items, ...concept.exercises].flatMap(({ covers }) => covers));
  return own
    .filter((id) => !checked.has(id))
    .map((id) => {
      const message = `No item or exercise names ${id} under \`covers\`.`;
      return { file: conceptFile(concept), path: ["covers", concept.covers.indexOf(id)], message };
    });
}

function unpromised(concept: Concept): Finding[] {
  const places = [
    ...concept.items.map(({ covers }, index) => ({
      covers,
      file: itemsFile(concept),
      path: [index, "covers"],
    })),
    ...concept.exercises.map((exercise) => ({
      covers: exercise.covers,
      file: exerciseFile(exercise),
      path: ["covers"],
    })),
  ];
  return places.flatMap(({ covers, ...place }) =>
    covers
      .filter((id) => !concept.covers.includes(id))
      .map((id) => ({ ...place, message: `${concept.id} does not cover ${id}.` })),
  );
}
