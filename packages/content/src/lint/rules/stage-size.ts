import type { Rule } from "../rule.ts";

const LEAST_CONCEPTS = 3;

/** A stage has enough concepts. */
export const stageSize: Rule = {
  name: "stage-size",
  check(track) {
    return track.stages.flatMap((stage, index) => {
      if (stage.listed.length >= LEAST_CONCEPTS) return [];
      const message = `Stage “${stage.id}” has ${stage.listed.length} concepts; a stage has at least ${LEAST_CONCEPTS}.`;
      return [{ file: "track.yaml", path: ["stages", index, "concepts"], message }];
    });
  },
};
