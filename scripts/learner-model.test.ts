import { readFileSync } from "node:fs";
import { PARAMETERS } from "@aulo/engine";
import { expect, test } from "vitest";

function leaves(value: object, path: string): [string, unknown][] {
  return Object.entries(value).flatMap(([key, each]): [string, unknown][] =>
    typeof each === "object" && each !== null ? leaves(each, `${path}${key}.`) : [[`${path}${key}`, each]],
  );
}

/** Rows of the table of parameters: name and value, as in the document. */
function rows(document: string): [string, number][] {
  return [...document.matchAll(/^\| `([\w.-]+)` \| ([^|]+) \|/gm)].map(([, name = "", value = ""]) => [
    name,
    Number(value),
  ]);
}

test("docs/learner-model.md lists every parameter of the model, with its value", () => {
  const told = rows(readFileSync("docs/learner-model.md", "utf8"));
  const held = leaves(PARAMETERS, "").map(([name, value]) => [name, Number(Number(value).toPrecision(4))]);
  expect(told).toEqual(held);
});
