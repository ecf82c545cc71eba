import { expect, test } from "vitest";
import { loadRealCatalogue } from "../testing/real-track.ts";
import { onlyRunnable } from "./catalogue.ts";

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

test("exercises that cannot run here leave the graph, and a concept without any other says why", async () => {
  const catalogue = await loadRealCatalogue();
  const concept = catalogue.track.concepts.find(({ exercises }) => exercises.length > 1);
  const ids = concept?.exercises.map(({ id }) => id) ?? [];
  const without = (left: readonly string[]) =>
    onlyRunnable(catalogue, ({ id }) => (left.includes(id) ? "redis-server is not installed" : null));
  const all = without(ids);
  expect(all.graph.items.filter(({ id }) => ids.includes(id))).toEqual([]);
  expect([...all.noCode]).toEqual([[concept?.id, "redis-server is not installed"]]);
  expect(all.items.has(ids[0] ?? "")).toBe(true);
  expect(without([]).graph).toEqual(catalogue.graph);
  expect(without([]).noCode.size).toBe(0);
});
