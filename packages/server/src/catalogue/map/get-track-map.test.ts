import { expect, test } from "vitest";
import { loadRealCatalogue } from "../../testing/real-track.ts";
import { getTrackMap } from "./get-track-map.ts";

test("the map of a track has each concept of a stage once, inside its stage, after its prerequisites in the stage", async () => {
  const catalogue = await loadRealCatalogue();
  const map = await getTrackMap(catalogue);
  const stages = new Map(map.stages.map(({ id, box }) => [id, box]));
  const boxes = new Map(map.nodes.map(({ concept, box }) => [concept, box]));
  const inStages = catalogue.overview.concepts.filter(({ stage }) => stages.has(stage));
  expect(map.nodes.map(({ concept }) => concept).sort()).toEqual(inStages.map(({ id }) => id).sort());
  for (const { id, stage, requires } of inStages) {
    const [box, band] = [boxes.get(id), stages.get(stage)];
    if (box === undefined || band === undefined) throw new Error(`${id} has no place.`);
    expect(box.y, id).toBeGreaterThan(band.y);
    expect(box.y + box.height, id).toBeLessThan(band.y + band.height);
    for (const need of requires.filter((each) => catalogue.summaries.get(each)?.stage === stage))
      expect(boxes.get(need)?.x, `${need} before ${id}`).toBeLessThan(box.x);
  }
  expect(map.edges).toHaveLength(inStages.flatMap(({ requires }) => requires).length);
});

test("a map is laid out once", async () => {
  const catalogue = await loadRealCatalogue();
  expect(await getTrackMap(catalogue)).toBe(await getTrackMap(catalogue));
});
