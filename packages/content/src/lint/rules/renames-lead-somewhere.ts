import { idsOf } from "../../ids/track-ids.ts";
import type { Track } from "../../track.ts";
import type { Finding, Rule } from "../rule.ts";

/** Every rename and split leads from a removed id to existing ids. */
export const renamesLeadSomewhere: Rule = {
  name: "renames-lead-somewhere",
  check(track) {
    const present = new Set(idsOf(track));
    const moves = movesOf(track);
    return moves.flatMap(({ from, to, path }): Finding[] => {
      const place = { file: "ids.yaml", path };
      const twice = moves.filter((move) => move.from === from).length > 1;
      const lost = to.filter((id) => !endsWell(track, present, id));
      return [
        ...(present.has(from)
          ? [{ ...place, message: `“${from}” is still there, so it cannot have become another.` }]
          : []),
        ...(twice ? [{ ...place, message: `“${from}” stands under both \`renamed\` and \`split\`.` }] : []),
        ...lost.map((id) => ({ ...place, message: `“${from}” became “${id}”, which is not there.` })),
      ];
    });
  },
};

type Move = { from: string; to: readonly string[]; path: string[] };

function movesOf(track: Track): Move[] {
  const renamed = Object.entries(track.ids.renamed).map(([from, to]) => ({
    from,
    to: [to],
    path: ["renamed", from],
  }));
  const split = Object.entries(track.ids.split).map(([from, to]) => ({ from, to, path: ["split", from] }));
  return [...renamed, ...split];
}

/** Whether the id exists, directly or through further renames and splits. False for a cycle of renames. */
function endsWell(
  track: Track,
  present: ReadonlySet<string>,
  id: string,
  passed: readonly string[] = [],
): boolean {
  if (present.has(id)) return true;
  if (passed.includes(id)) return false;
  const next = movesOf(track).find((move) => move.from === id);
  return next?.to.every((target) => endsWell(track, present, target, [...passed, id])) ?? false;
}
