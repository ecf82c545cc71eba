import { readFileSync } from "node:fs";
import { join } from "node:path";
import { endpoints, LIMITS } from "@aulo/contract";
import { describe, expect, test } from "vitest";
import { PROBLEM_KINDS } from "./errors.ts";
import { describeApi } from "./open-api.ts";

const written = readFileSync(join(import.meta.dirname, "../../../../docs/api.md"), "utf8");
const { document, schemas } = describeApi();
const text = JSON.stringify(document);

describe("The OpenAPI document", () => {
  test("is OpenAPI 3.1 and names every endpoint once", () => {
    expect(document.openapi).toBe("3.1.0");
    for (const name of Object.keys(endpoints)) expect(text.split(`"operationId":"${name}"`)).toHaveLength(2);
  });

  test("holds every schema that it refers to", () => {
    const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name ?? "",
    );
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !(name in schemas))).toEqual([]);
    expect([...text.matchAll(/"\$ref":"(?!#\/components\/)/g)]).toEqual([]);
  });

  test("has a schema for every body and every reply", () => {
    const { operations } = describeApi();
    for (const [name, definition] of Object.entries(endpoints)) {
      expect("body" in definition, name).toBe(operations[name]?.body !== undefined);
      expect("reply" in definition, name).toBe(operations[name]?.reply !== undefined);
    }
  });

  test("a client may leave out fields with a default", () => {
    expect(describeApi().operations.openCheck?.body).toMatchObject({ required: ["purpose"] });
  });
});

describe("docs/api.md", () => {
  test("has every kind of problem with its status", () => {
    for (const [kind, { status }] of Object.entries(PROBLEM_KINDS))
      expect(written, kind).toMatch(new RegExp(`/problems/${kind}\`.*\\| ${status} \\|`));
  });

  test("has every limit with its figure", () => {
    for (const [name, most] of Object.entries(LIMITS))
      expect(written, name).toContain(`| \`${name}\` | ${most.toLocaleString("en")} |`);
  });

  test("has every setting with its default", () => {
    for (const setting of [...configText().matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name))
      expect(written).toContain(`| \`${setting}\` |`);
  });

  const configText = () => readFileSync(join(import.meta.dirname, "../config.ts"), "utf8");
});
