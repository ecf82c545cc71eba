import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openTrack, writeSmallTrack } from "../fixtures/small-track.ts";
import { lintTrack } from "../lint/lint-track.ts";
import { publishIds } from "./publish-ids.ts";

describe("publish", () => {
  test("new ids are added in sorted order, and the rest of the file stays", async () => {
    const folder = await writeSmallTrack({
      "ids.yaml": "# Kept.\npublished: [values]\nrenamed: { old: values }\nsplit: {}\n",
    });
    const before = (await openTrack(folder)).track;
    const added = await publishIds(before);
    const named = before.concepts.flatMap(({ id, items, exercises }) => [
      id,
      ...items.map((item) => item.id),
      ...exercises.map((exercise) => exercise.id),
    ]);
    expect([...added, "values"].sort()).toEqual(named.sort());
    const text = await readFile(join(folder, "ids.yaml"), "utf8");
    expect(text).toContain("# Kept.");
    const { track } = await openTrack(folder);
    expect(track.ids.published).toEqual([...added, "values"].sort());
    expect(track.ids.renamed).toEqual({ old: "values" });
    expect(lintTrack(track)).toEqual([]);
  });

  test("publishing again adds nothing", async () => {
    const folder = await writeSmallTrack();
    await publishIds((await openTrack(folder)).track);
    expect(await publishIds((await openTrack(folder)).track)).toEqual([]);
  });
});
