import { foreseenOf } from "../../foreseen.ts";
import type { Item } from "../../schema/item.ts";
import { type Concept, type Exercise, exercisesOf, groupsOf, type Track } from "../../track.ts";
import { conceptFile, exerciseFile, itemsFile } from "../../track-files.ts";
import type { Finding, Rule } from "../rule.ts";

/** Every reference to a concept names an existing one. */
export const knownConcepts: Rule = {
  name: "known-concepts",
  check(track) {
    return [
      ...trackMentions(track),
      ...track.concepts.flatMap(mentionsOf),
      ...exercisesOf(track).flatMap(exerciseMentions),
    ].flatMap((mention) => judge(track, mention));
  },
};

type Mention = Omit<Finding, "message"> & { id: string };

function judge(track: Track, { id, ...place }: Mention): Finding[] {
  if (track.concepts.some((concept) => concept.id === id)) return [];
  if (groupsOf(track).some((stage) => stage.listed.includes(id))) {
    return [
      { ...place, message: `The concept “${id}” is listed in track.yaml, but not written yet.`, awaits: id },
    ];
  }
  return [{ ...place, message: `There is no concept “${id}”.` }];
}

function trackMentions(track: Track): Mention[] {
  const list = (path: (string | number)[], ids: readonly string[]): Mention[] =>
    ids.map((id, index) => ({ file: "track.yaml", path: [...path, index], id }));
  return [
    ...track.waits.flatMap((wait, index) => list(["waits", index, "unlockedBy"], wait.unlockedBy)),
    ...track.goals.flatMap((goal, index) => list(["goals", index, "concepts"], goal.concepts)),
    ...track.guarantees.flatMap((guarantee, index) => [
      ...list(["guarantees", index, "weak"], guarantee.weak),
      ...list(["guarantees", index, "next"], guarantee.next),
      ...(guarantee.never === null
        ? []
        : [{ file: "track.yaml", path: ["guarantees", index, "never"], id: guarantee.never }]),
    ]),
    ...Object.entries(track.terms).map(([term, id]) => ({ file: "track.yaml", path: ["terms", term], id })),
  ];
}

function mentionsOf(concept: Concept): Mention[] {
  return [
    ...concept.requires.map((id, index) => ({ file: conceptFile(concept), path: ["requires", index], id })),
    ...concept.items.flatMap((item, at) => [
      ...item.also.map((id, index) => ({ file: itemsFile(concept), path: [at, "also", index], id })),
      ...gapsOf(item).map((id) => ({ file: itemsFile(concept), path: [at], id })),
    ]),
  ];
}

function exerciseMentions(exercise: Exercise): Mention[] {
  const file = exerciseFile(exercise);
  const list = (key: string, ids: readonly string[] = []) =>
    ids.map((id, index): Mention => ({ file, path: [key, index], id }));
  const lists =
    exercise.milestone === null
      ? list("also", exercise.also)
      : [...list("needs", exercise.milestone.ownNeeds), ...list("shows", exercise.milestone.shows)];
  return [
    ...lists,
    ...exercise.wrong.map((wrong, index) => ({ file, path: ["wrong", index, "concept"], id: wrong.concept })),
  ];
}

function gapsOf(item: Item): string[] {
  return foreseenOf(item).flatMap(({ gap }) => gap ?? []);
}
