import { expect, test } from "vitest";
import { toExampleJob } from "./job.ts";

function timeOf(code: string): number | undefined {
  return toExampleJob({ language: "js", code }).limits?.timeoutMs;
}

test.each(["mongodb", "mongoose", "@electric-sql/pglite"])(
  "an example that loads %s gets more time than others",
  (name) => {
    expect(timeOf(`import x from "${name}";`)).toBeGreaterThan(
      timeOf(`import x from "express";`) ?? Infinity,
    );
  },
);
