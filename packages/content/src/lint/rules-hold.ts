import type { Track } from "../track.ts";
import { prerequisitesOf } from "./prerequisites.ts";
import type { Finding, Rule } from "./rule.ts";

/**
 * The prerequisite graph enforces the order rules of track.yaml.
 *
 * Each `next` concept of a rule must be a prerequisite of `never`, and be a `weak` concept or a prerequisite of one.
 */
export const rulesHold: Rule = {
  name: "rules-hold",
  check(track) {
    return track.rules.flatMap((rule, index) => {
      const path = ["rules", index, "next"];
      return rule.next.flatMap((next): Finding[] => {
        const early = rule.never === null || needs(track, rule.never, next);
        const near = rule.weak.some((weak) => weak === next || needs(track, weak, next));
        return [
          ...(early ? [] : [{ file: "track.yaml", path, ...late(track, rule.id, next, rule.never ?? "") }]),
          ...(near
            ? []
            : [{ file: "track.yaml", path, message: `${rule.id}: ${next} is no part of what is weak.` }]),
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
function late(track: Track, rule: string, next: string, never: string): Pick<Finding, "message" | "awaits"> {
  const written = new Set(track.concepts.map(({ id }) => id));
  const awaited = [never, ...prerequisitesOf(track, never)].find((id) => !written.has(id));
  const message = `${rule}: ${never} does not need ${next}, so it could be taught first.`;
  return awaited === undefined ? { message } : { message, awaits: awaited };
}
