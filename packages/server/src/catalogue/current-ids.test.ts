import { expect, test } from "vitest";
import { toCurrentIds } from "./current-ids.ts";

const ids = toCurrentIds({
  renamed: { old: "middle", middle: "new", "old.one": "new.one", round: "about", about: "round" },
  split: { big: ["left", "right"] },
});

test("a renamed id is followed to its end, and a split one to all its parts", () => {
  expect(ids.of("old")).toEqual(["new"]);
  expect(ids.of("big")).toEqual(["left", "right"]);
  expect(ids.of("kept")).toEqual(["kept"]);
});

test("following renames in a circle ends", () => {
  expect(ids.of("round")).toHaveLength(1);
});

test("an old answer counts for the renamed concept; an answer to a split concept needs all its parts", () => {
  const answered = {
    kind: "answered" as const,
    id: "e1",
    at: 0,
    item: "old.one",
    concept: "big",
    also: ["old"],
    itemKind: "choose-one" as const,
    choices: 3,
    difficulty: "easy" as const,
    purpose: "step" as const,
    result: "right" as const,
    hints: 0,
    tries: 0,
    faults: ["middle"],
    onlyMeasures: false,
  };
  expect(ids.inEvent(answered)).toMatchObject({
    item: "new.one",
    concept: "left",
    also: ["new", "right"],
    faults: ["new"],
  });
  expect(ids.inEvent({ kind: "reset", id: "e2", at: 0, concept: "old" })).toMatchObject({ concept: "new" });
});
