import type { Track } from "../../track.ts";
import { conceptFile } from "../../track-files.ts";
import type { Finding, Rule } from "../rule.ts";

/** Every covered id is listed in scope.yaml. */
export const knownScope: Rule = {
  name: "known-scope",
  check(track) {
    const known = new Set(track.scope.ids.map(({ id }) => id));
    return mentionsOf(track)
      .filter(({ id }) => !known.has(id))
      .map(({ id, ...place }) => ({ ...place, message: `scope.yaml has no id ${id}.` }));
  },
};

function mentionsOf(track: Track): (Omit<Finding, "message"> & { id: string })[] {
  const file = "track.yaml";
  return [
    ...track.stages.map(({ scope }, index) => ({ file, path: ["stages", index, "scope"], id: scope })),
    ...track.waits.map(({ scope }, index) => ({ file, path: ["waits", index, "scope"], id: scope })),
    ...track.guarantees.map(({ id }, index) => ({ file, path: ["guarantees", index, "id"], id })),
    ...track.concepts.flatMap((concept) =>
      concept.covers.map((id, index) => ({ file: conceptFile(concept), path: ["covers", index], id })),
    ),
  ];
}
