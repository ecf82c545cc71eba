import { expect, test } from "vitest";
import { citedConcepts } from "./cited-concepts.ts";

test("names each concept behind a reason once, in the order of the claims", () => {
  expect(
    citedConcepts([
      { kind: "never-asked", concept: "json" },
      { kind: "needed-by", concept: "json", by: "headers" },
      { kind: "rests", concepts: ["logs", "json"] },
      { kind: "back-from", gap: "errors", left: "headers" },
    ]),
  ).toEqual(["json", "headers", "logs", "errors"]);
});
