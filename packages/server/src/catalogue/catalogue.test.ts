import { expect, test } from "vitest";
import { loadRealCatalogue } from "../testing/real-track.ts";

test("a lesson does not contain the output of an example that the learner predicts", async () => {
  const { lessons } = await loadRealCatalogue();
  for (const lesson of lessons.values())
    for (const block of [...lesson.blocks, ...(lesson.again ?? [])])
      if (block.kind === "example" && block.mode === "predict") expect(block.output).toBeNull();
});

test("a lesson has a second explanation where the track has one, and else null", async () => {
  const { track, lessons } = await loadRealCatalogue();
  const explained = track.concepts.filter(({ again }) => again !== null).map(({ id }) => id);
  expect(explained).toContain("promises");
  expect(
    [...lessons.values()].filter(({ again }) => again !== null).map(({ concept }) => concept.id),
  ).toEqual(explained);
});
