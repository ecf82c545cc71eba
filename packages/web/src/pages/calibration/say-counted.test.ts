import { expect, test } from "vitest";
import { sayAssumed, sayExpected, sayMeasuring, sayStrong } from "./say-counted.ts";

const counted = { answers: 24, right: 22, expected: 21.46 };
const one = { answers: 1, right: 1, expected: 0.62 };
const none = { answers: 0, right: 0, expected: 0 };

test("writes counts as sentences, with a singular for one", () => {
  expect(sayStrong(counted)).toBe("Of 24 answers on concepts that Aulo called strong, 22 were right.");
  expect(sayExpected(counted)).toBe("It expected 21.5 of them to be.");
  expect(sayStrong(one)).toBe("Of 1 answer on concepts that Aulo called strong, 1 was right.");
  expect(sayMeasuring(one)).toBe("Placements asked 1 extra item: 1 was right. Aulo expected 0.6.");
});

test("says that there are no answers yet", () => {
  expect(sayStrong(none)).toContain("not been asked");
  expect(sayExpected(none)).toBe("");
  expect(sayAssumed(none)).toContain("not been asked");
  expect(sayMeasuring(none)).toContain("No placement");
});
