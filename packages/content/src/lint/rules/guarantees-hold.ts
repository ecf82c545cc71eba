import type { Track } from "../../track.ts";
import { prerequisitesOf } from "../prerequisites.ts";
import type { Finding, Rule } from "../rule.ts";

/**
 * The prerequisite graph keeps the guarantees of track.yaml on the order.
 *
 * Each `next` concept of a guarantee must be a prerequisite of `never`, and be a `weak` concept or a prerequisite of one.
 */
export const guaranteesHold: Rule = {
  name: "guarantees-hold",
  check(track) {
    return track.guarantees.flatMap((guarantee, index) => {
      const path = ["guarantees", index, "next"];
      return guarantee.next.flatMap((next): Finding[] => {
        const early = guarantee.never === null || needs(track, guarantee.never, next);
        const near = guarantee.weak.some((weak) => weak === next || needs(track, weak, next));
        return [
          ...(early
            ? []
            : [{ file: "track.yaml", path, ...late(track, guarantee.id, next, guarantee.never ?? "") }]),
          ...(near
            ? []
            : [
                {
                  file: "track.yaml",
                  path,
                  message: `${guarantee.id}: ${next} is neither weak nor a prerequisite of a weak concept.`,
                },
              ]),
        ];
      });
    });
  },
};

function needs(track: Track, concept: string, prerequisite: string): boolean {
  return prerequisitesOf(track, concept).has(prerequisite);
}

/**
 * The finding. While a prerequisite of `never` is not written, the graph is incomplete, so the finding awaits it.
 */
function late(
  track: Track,
  guarantee: string,
  next: string,
  never: string,
): Pick<Finding, "message" | "awaits"> {
  const written = new Set(track.concepts.map(({ id }) => id));
  const awaited = [never, ...prerequisitesOf(track, never)].find((id) => !written.has(id));
  const message = `${guarantee}: ${never} does not need ${next}, so it could be taught first.`;
  return awaited === undefined ? { message } : { message, awaits: awaited };
}
