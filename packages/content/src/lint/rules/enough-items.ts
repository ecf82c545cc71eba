import { itemsFile } from "../../track-files.ts";
import type { Finding, Rule } from "../rule.ts";

const LEAST_ITEMS = 5;
const LEAST_KINDS = 3;

/** A concept has enough closed items, of several kinds, to be asked again without a repetition. */
export const enoughItems: Rule = {
  name: "enough-items",
  check(track) {
    return track.concepts.flatMap((concept): Finding[] => {
      const kinds = new Set(concept.items.map(({ kind }) => kind)).size;
      const file = itemsFile(concept);
      const few = `There are ${concept.items.length} items that can be read; a concept has at least ${LEAST_ITEMS}.`;
      const alike = `The items are of ${kinds} kinds; a concept has items of at least ${LEAST_KINDS}.`;
      return [
        ...(concept.items.length < LEAST_ITEMS ? [{ file, message: few }] : []),
        ...(kinds < LEAST_KINDS ? [{ file, message: alike }] : []),
      ];
    });
  },
};
