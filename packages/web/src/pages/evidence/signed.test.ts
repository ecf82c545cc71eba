import { expect, test } from "vitest";
import { signed } from "./signed.ts";

test("always shows the sign, except for nothing", () => {
  expect([1.204, -0.35, 0, -0.001].map(signed)).toEqual(["+1.20", "−0.35", "0.00", "0.00"]);
});
