import { expect, test } from "vitest";
import { loadRealCatalogue } from "../testing/real-track.ts";

test("a lesson does not contain the output of an example that the learner predicts", async () => {
  const { lessons } = await loadRealCatalogue();
  for (const lesson of lessons.values())
    for (const block of lesson.blocks)
      if (block.kind === "example" && block.mode === "predict") expect(block.output).toBeNull();
});
