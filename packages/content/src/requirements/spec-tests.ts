/**
 * Reads the tests of a spec from its text, without running it:
 * 1. Each call of `test(…)` or `test.each(…)(…)` is a test. Its full name has the names of the calls of `describe` around it.
 * 2. A value that is known only when the spec runs (`%s`, `$key`, an expression) matches any text in a name.
 * 3. The option `checks` lists the ids of the requirements that the test checks.
 */
import { type AnyNode, type CallExpression, type Program, parse } from "acorn";
import { ancestor } from "acorn-walk";
import type { Exercise } from "../track.ts";
import { specsOf } from "../track-files.ts";

export type SpecTest = {
  /** Path in `tests`. */
  file: string;
  line: number;
  /** Its full name, such as `describe: test %s`. */
  name: string;
  /** Whether a test with this name in a run is this test. */
  isCalled(name: string): boolean;
  /** Ids of the requirements that it checks. */
  checks: string[];
};

/** Tests of all specs of the exercise. A spec that is not valid JavaScript has none; `prove` reports it. */
export function specTests(exercise: Pick<Exercise, "tests">): SpecTest[] {
  return Object.entries(specsOf(exercise)).flatMap(([file, text]) => testsIn(file, text));
}

/** Syntax tree of a spec; null when it is not valid JavaScript. */
export function parseSpec(text: string): Program | null {
  try {
    return parse(text, { ecmaVersion: "latest", sourceType: "module", locations: true });
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Whether it is `test(…)`, or `test.each(…)(…)` with its second call. */
export function isTest({ callee }: CallExpression): boolean {
  return isNamed(callee, "test") || isNamed(callee, "it") || isEach(callee);
}

/** Whether it is the identifier `name`. */
export function isNamed(node: AnyNode, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}

function testsIn(file: string, text: string): SpecTest[] {
  const root = parseSpec(text);
  if (root === null) return [];
  const found: SpecTest[] = [];
  ancestor(root, {
    CallExpression(call, _state, around) {
      if (!isTest(call)) return;
      const calls = around.filter((node) => node.type === "CallExpression");
      const named = calls.filter((node) => node === call || isNamed(node.callee, "describe"));
      const parts = named.map(nameParts).reduce(joinNames);
      found.push({
        file,
        line: call.loc?.start.line ?? 1,
        name: parts.join("…"),
        isCalled: (name) => hasParts(name, parts),
        checks: checksOf(call),
      });
    },
  });
  return found.sort((a, b) => a.line - b.line);
}

function isEach(callee: AnyNode): boolean {
  if (callee.type !== "CallExpression" || callee.callee.type !== "MemberExpression") return false;
  const { object, property } = callee.callee;
  return (isNamed(object, "test") || isNamed(object, "it")) && isNamed(property, "each");
}

/** Constant parts of the name that a call gives. Any text may stand between them. */
function nameParts({ callee, arguments: [name] }: CallExpression): string[] {
  const parts = literalParts(name);
  return isEach(callee) ? parts.flatMap((part) => part.split(/%[a-zA-Z#]|\$[\w.]+/)) : parts;
}

function literalParts(node: AnyNode | undefined): string[] {
  if (node?.type === "Literal") return [String(node.value)];
  if (node?.type === "TemplateLiteral") return node.quasis.map(({ value }) => value.cooked ?? "");
  return ["", ""];
}

function joinNames(outer: string[], inner: string[]): string[] {
  return [...outer.slice(0, -1), `${outer.at(-1)}: ${inner[0]}`, ...inner.slice(1)];
}

/** Whether the text begins with the first part, ends with the last one, and has the others between them in order. */
function hasParts(text: string, parts: readonly string[]): boolean {
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

function checksOf({ arguments: [, options] }: CallExpression): string[] {
  if (options?.type !== "ObjectExpression") return [];
  return options.properties.flatMap((property) => {
    if (property.type !== "Property" || !isNamed(property.key, "checks")) return [];
    const ids = property.value.type === "ArrayExpression" ? property.value.elements : [];
    return ids.flatMap((id) => (id?.type === "Literal" ? [String(id.value)] : []));
  });
}
