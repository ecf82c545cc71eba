import { expect, test } from "vitest";
import { loadRealCatalogue } from "../testing/real-track.ts";
import { sayCan, sayCanNow } from "./say-can.ts";

test.each([
  ["You write code that waits.", "You can now write code that waits"],
  ["You can say in which order code runs.", "You can now say in which order code runs"],
  ["You know which status to send.", "You now know which status to send"],
])("%s: %s", (use, words) => {
  expect(sayCanNow(use)).toBe(words);
});

test("every concept of the track says its use as something that the learner does", async () => {
  const { track } = await loadRealCatalogue();
  for (const { id, use } of track.concepts) {
    expect(use, id).toMatch(/^You \p{Ll}.*\.$/u);
    expect(sayCan(use), id).toMatch(/^\p{Ll}.*[^.]$/u);
  }
});
