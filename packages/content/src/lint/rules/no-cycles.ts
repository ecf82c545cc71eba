import type { Track } from "../../track.ts";
import { conceptFile } from "../../track-files.ts";
import type { Rule } from "../rule.ts";

/** No concept needs itself, directly or through others. */
export const noCycles: Rule = {
  name: "no-cycles",
  check(track) {
    const told = new Set<string>();
    return track.concepts.flatMap((concept) => {
      const cycle = told.has(concept.id) ? null : cycleFrom(track, concept.id);
      if (cycle === null) return [];
      for (const id of cycle) told.add(id);
      const index = concept.requires.findIndex((id) => id === (cycle[1] ?? concept.id));
      return [{ file: conceptFile(concept), path: ["requires", index], message: toSentence(cycle) }];
    });
  },
};

/** Shortest cycle through the concept, beginning with it; null without a cycle. Found by breadth-first search. */
function cycleFrom(track: Track, start: string): string[] | null {
  const requires = new Map(track.concepts.map((concept) => [concept.id, concept.requires]));
  const seen = new Set<string>();
  const ways: string[][] = [[start]];
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of requires.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}

function toSentence(cycle: string[]): string {
  const [first = "", ...others] = [...cycle, cycle[0] ?? ""];
  return `${first} needs ${others.join(", which needs ")}.`;
}
