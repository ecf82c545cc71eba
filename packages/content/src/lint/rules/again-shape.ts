import type { Concept } from "../../track.ts";
import { againFile } from "../../track-files.ts";
import type { Rule } from "../rule.ts";
import { examplesIn, textFaults } from "../text-faults.ts";

const LIMITS = { leastWords: 250, mostWords: 500 };

/** A second explanation is shorter than a lesson, and has at least one example to run and at most one to predict. */
export const againShape: Rule = {
  name: "again-shape",
  check(track) {
    return track.concepts.flatMap((concept) =>
      faults(concept).map((found) => ({ file: againFile(concept), ...found })),
    );
  },
};

function faults({ again, againBlocks }: Concept): { message: string; line?: number }[] {
  if (again === null) return [];
  const predicts = examplesIn(againBlocks, "predict").length;
  return [
    ...textFaults({ lesson: again, blocks: againBlocks }, LIMITS),
    ...(predicts <= 1 ? [] : [{ message: `The text has ${predicts} “predict” blocks; it has at most one.` }]),
  ];
}
