import { expect, expectTypeOf, test } from "vitest";
import {
  ENDS_WITHOUT_VERDICT,
  JOB_KINDS,
  KINDS,
  OUTCOME_KINDS,
  type OutcomeKind,
  WRONG_ENDS,
} from "./kinds.ts";
import type { Outcome } from "./outcome.ts";
import { SERVICE_NAMES, SERVICES } from "./services.ts";

test("every kind and every service has its row, and there are no other rows", () => {
  expect(Object.keys(KINDS)).toEqual([...JOB_KINDS]);
  expect(Object.keys(SERVICES)).toEqual([...SERVICE_NAMES]);
});

test("the list of outcomes has exactly the outcomes of runs", () => {
  expectTypeOf<OutcomeKind>().toEqualTypeOf<Outcome["kind"]>();
  const [good, bad] = [["finished", "passed"], ["failed"]];
  const sorted = [...good, ...bad, ...WRONG_ENDS, ...ENDS_WITHOUT_VERDICT].sort();
  expect(sorted).toEqual([...OUTCOME_KINDS].sort());
});

test("no two services share a variable", () => {
  const variables = Object.values(SERVICES).map(({ variable }) => variable);
  expect(new Set(variables).size).toBe(variables.length);
});
