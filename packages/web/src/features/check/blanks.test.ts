import { expect, test } from "vitest";
import { cutAtBlanks } from "./blanks.ts";

test("cuts code at its blanks and keeps every other letter", () => {
  expect(cutAtBlanks("const a = ___1___ b(___2___);")).toEqual([
    { kind: "text", text: "const a = " },
    { kind: "blank", number: 1 },
    { kind: "text", text: " b(" },
    { kind: "blank", number: 2 },
    { kind: "text", text: ");" },
  ]);
});
