import { idsOf } from "../../ids/track-ids.ts";
import type { Finding, Rule } from "../rule.ts";

/** A published id exists or was renamed or split, because learners' logs refer to it. */
export const publishedIds: Rule = {
  name: "published-ids",
  check(track) {
    const present = new Set(idsOf(track));
    const { published, renamed, split } = track.ids;
    return published.flatMap((id, index): Finding[] => {
      const place = { file: "ids.yaml", path: ["published", index] };
      const before = published[index - 1];
      if (before !== undefined && before >= id)
        return [{ ...place, message: `“${id}” must stand once, in sorted order.` }];
      if (present.has(id) || id in renamed || id in split) return [];
      return [
        {
          ...place,
          message: `“${id}” was published and is gone: bring it back, or say under \`renamed\` or \`split\` what became of it.`,
        },
      ];
    });
  },
};
