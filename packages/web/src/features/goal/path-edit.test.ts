import type { TrackOverview } from "@aulo/contract";
import { describe, expect, test } from "vitest";
import { editedPath, minutesOf, NO_EDIT, toggleConcept } from "./path-edit.ts";

function concept(id: string, requires: string[] = []) {
  return {
    id,
    title: id,
    stage: "one",
    use: "",
    requires,
    minutes: 10,
    exercises: 0,
  };
}

const track: TrackOverview = {
  id: "small",
  title: "Small",
  version: 1,
  stages: [{ id: "one", title: "One", summary: "" }],
  concepts: [concept("values"), concept("functions", ["values"]), concept("promises", ["functions"])],
  waits: [],
};

describe("an edited path", () => {
  test("holds all prerequisites of an added concept", () => {
    const chosen = editedPath(track, [], toggleConcept(NO_EDIT, [], "promises", true));
    expect([...chosen].sort()).toEqual(["functions", "promises", "values"]);
  });

  test("leaves a dropped concept out, even when another concept needs it", () => {
    const chosen = editedPath(track, ["values", "functions"], { drop: ["values"], add: ["promises"] });
    expect([...chosen].sort()).toEqual(["functions", "promises"]);
  });

  test("equals the proposed path after a concept is dropped and added again", () => {
    const proposed = ["values", "functions"];
    const dropped = toggleConcept(NO_EDIT, proposed, "values", false);
    expect(dropped).toEqual({ drop: ["values"], add: [] });
    expect(toggleConcept(dropped, proposed, "values", true)).toEqual(NO_EDIT);
  });

  test("takes the sum of its concepts' minutes", () => {
    expect(minutesOf(track, new Set(["values", "promises"]))).toBe(20);
  });
});
