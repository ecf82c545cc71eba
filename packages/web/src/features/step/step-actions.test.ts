import type { Step } from "@aulo/contract";
import { describe, expect, test } from "vitest";
import { primaryAction } from "./step-actions.ts";

const step: Step = {
  kind: "learn",
  concept: "promises",
  title: "Promises",
  minutes: 14,
  detourFrom: null,
  lessonRead: false,
  help: null,
  section: null,
  mistake: null,
  until: null,
  draft: null,
  reason: { cause: "learn", claims: [], sentence: "" },
};

describe("the primary button of a step", () => {
  test("leads to the lesson first", () => {
    expect(primaryAction(step)).toMatchObject({ kind: "read-lesson", concept: "promises" });
  });

  test("leads to the check after the lesson", () => {
    expect(primaryAction({ ...step, lessonRead: true })).toMatchObject({
      kind: "open-check",
      purpose: "step",
    });
  });

  test("leads back to a saved draft", () => {
    expect(primaryAction({ ...step, draft: "promises/load" })).toMatchObject({
      says: "Go on with your draft",
    });
  });

  test.each(["section", "again"] as const)("leads to the lesson after a failed round: %s", (help) => {
    const failed = { ...step, help, draft: "promises/load" };
    expect(primaryAction(failed)).toMatchObject({ kind: "read-lesson", concept: "promises" });
  });

  test("leads to the check once the part of the lesson was read again", () => {
    expect(primaryAction({ ...step, help: "section", lessonRead: true })).toMatchObject({
      kind: "open-check",
    });
  });

  test("leads to the other explanation, however often the lesson was read", () => {
    expect(primaryAction({ ...step, help: "again", lessonRead: true })).toMatchObject({
      kind: "read-lesson",
    });
  });

  test.each(["confirm", "code", "probe", "review"] as const)("opens a check for %s", (kind) => {
    expect(primaryAction({ ...step, kind })).toMatchObject({ kind: "open-check", purpose: kind });
  });

  test.each(["done", "nothing-now"] as const)("has nothing to do when %s", (kind) => {
    expect(primaryAction({ ...step, kind, concept: null })).toEqual({ kind: "none" });
  });
});
