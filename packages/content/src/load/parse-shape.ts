import type { z } from "zod";
import type { Path, Problem } from "../problem.ts";
import { toPathText } from "../problem.ts";
import type { ReadYaml } from "./read-yaml.ts";

type Issue = z.core.$ZodIssue;

/** Value of a YAML file that matches the schema, or one problem for each mismatch. */
export function parseShape<Shape>(
  file: string,
  yaml: ReadYaml,
  schema: z.ZodType<Shape>,
): { value: Shape | null; problems: Problem[] } {
  if (yaml.faults.length > 0) {
    return {
      value: null,
      problems: yaml.faults.map((fault) => ({ file, path: "", rule: "shape", ...fault })),
    };
  }
  const parsed = schema.safeParse(yaml.value);
  if (parsed.success) return { value: parsed.data, problems: [] };
  const problems = parsed.error.issues.flatMap((issue) => toProblems(file, yaml, issue));
  return { value: null, problems };
}

function toProblems(file: string, yaml: ReadYaml, issue: Issue): Problem[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  const at = (where: Path, message: string): Problem => {
    return { file, ...yaml.locate(where), path: toPathText(where), message, rule: "shape" };
  };
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => at([...path, key], "There is no such key here."));
  }
  return [at(path, toSentence(issue, valueAt(yaml.value, path)))];
}

function toSentence(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return found === undefined
        ? `This is missing: ${wanted(issue.expected)}.`
        : mismatch(wanted(issue.expected), found);
    case "invalid_value":
      return mismatch(`one of ${issue.values.map(String).join(", ")}`, found);
    case "invalid_union":
      return mismatch(`one of ${("options" in issue ? issue.options : []).map(String).join(", ")}`, found);
    case "too_small":
      return `Expected at least ${issue.minimum}${issue.origin === "array" ? " entries" : ""}.`;
    case "too_big":
      return `Expected at most ${issue.maximum}${issue.origin === "array" ? " entries" : ""}.`;
    default:
      return `This ${issue.message}.`;
  }
}

function wanted(type: string): string {
  const words: Record<string, string> = {
    string: "text",
    array: "a list",
    object: "an object with keys",
    record: "an object with keys",
    int: "a whole number",
    number: "a number",
  };
  return words[type] ?? type;
}

function mismatch(expected: string, found: unknown): string {
  const quote = expected === "text" && (typeof found === "number" || typeof found === "boolean");
  return `Expected ${expected}, found ${describe(found)}${quote ? ": put it in quotes" : ""}.`;
}

function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "an empty value";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return JSON.stringify(value);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => {
    return typeof inner === "object" && inner !== null ? Reflect.get(inner, step) : undefined;
  }, value);
}
