import type { Track } from "../track.ts";
import { prerequisitesOf } from "./prerequisites.ts";
import type { Finding, Rule } from "./rule.ts";

/**
 * The graph keeps the track's promises on its order.
 *
 * What a rule puts next must be needed by what it holds back, and be what is weak or something that the weak concept needs.
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

/** While a concept on the way is not written, the graph cannot be judged. */
function late(track: Track, rule: string, next: string, never: string): Pick<Finding, "message" | "awaits"> {
  const written = new Set(track.concepts.map(({ id }) => id));
  const awaited = [never, ...prerequisitesOf(track, never)].find((id) => !written.has(id));
  const message = `${rule}: ${never} does not need ${next}, so it could be taught first.`;
  return awaited === undefined ? { message } : { message, awaits: awaited };
}
