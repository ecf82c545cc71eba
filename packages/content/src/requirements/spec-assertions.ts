/**
 * Finds assertions in a spec's text whose failure tells the learner too little:
 * 1. Reversed: the subject of `expect` is a constant, so that expected and actual are exchanged. A name for a constant list counts too, and so
 *    does a list of the allowed values that is written in place, such as `expect([first, second]).toContain(found)`.
 * 2. Without context: a bare status or boolean, in a loop or after another one in the same test. “Expected 403, but got 200” does not say
 *    which request was made.
 */
import type { AnyNode, CallExpression, Program } from "acorn";
import { ancestor, simple } from "acorn-walk";
import { isNamed, isTest, parseSpec } from "./spec-tests.ts";

export type AssertionFault = { kind: "reversed" | "without-context"; line: number };

export function assertionFaults(spec: string): AssertionFault[] {
  const root = parseSpec(spec);
  if (root === null) return [];
  const constants = constantLists(root);
  const bareIn = new Set<AnyNode>();
  const faults: AssertionFault[] = [];
  ancestor(root, {
    CallExpression(call, _state, around) {
      const subject = subjectOf(call);
      if (subject === null) return;
      const line = call.loc?.start.line ?? 1;
      const [expected] = call.arguments;
      const isExpected = isConstant(subject, constants) || isAllowedList(call, subject);
      if (isExpected && expected !== undefined && !isConstant(expected, constants))
        faults.push({ kind: "reversed", line });
      if (expected === undefined || !isBare(subject, expected)) return;
      const at = around.findLastIndex((node) => node.type === "CallExpression" && isTest(node));
      const test = around[at];
      if (test === undefined) return;
      const isRepeated = bareIn.has(test) || around.slice(at).some(isLoop);
      if (isRepeated) faults.push({ kind: "without-context", line });
      bareIn.add(test);
    },
  });
  return faults.sort((a, b) => a.line - b.line);
}

/** Subject of the assertion `expect(subject).….matcher(…)`; null for any other call. */
function subjectOf({ callee }: CallExpression): AnyNode | null {
  let node: AnyNode = callee;
  if (node.type !== "MemberExpression") return null;
  while (node.type === "MemberExpression") node = node.object;
  if (node.type !== "CallExpression" || !isNamed(node.callee, "expect")) return null;
  return node.arguments[0] ?? null;
}

function isConstant(node: AnyNode, constants: ReadonlySet<string>): boolean {
  switch (node.type) {
    case "Literal":
      return true;
    case "TemplateLiteral":
      return node.expressions.length === 0;
    case "Identifier":
      return constants.has(node.name);
    case "ArrayExpression":
      return node.elements.every((element) => element !== null && isConstant(element, constants));
    default:
      return false;
  }
}

/** Whether it is a list in place that a value must be in. */
function isAllowedList({ callee }: CallExpression, subject: AnyNode): boolean {
  if (subject.type !== "ArrayExpression" || callee.type !== "MemberExpression") return false;
  return isNamed(callee.property, "toContain") || isNamed(callee.property, "toContainEqual");
}

/** Names of constants whose value is a list of constants. An empty list is one that will be filled. */
function constantLists(root: Program): Set<string> {
  const names = new Set<string>();
  simple(root, {
    VariableDeclarator({ id, init }) {
      if (id.type !== "Identifier" || init?.type !== "ArrayExpression") return;
      if (init.elements.length > 0 && isConstant(init, names)) names.add(id.name);
    },
  });
  return names;
}

/** A status compared with a number, or anything compared with a boolean. */
function isBare(subject: AnyNode, expected: AnyNode): boolean {
  if (expected.type !== "Literal") return false;
  if (typeof expected.value === "boolean") return true;
  const name = subject.type === "MemberExpression" ? subject.property : subject;
  return typeof expected.value === "number" && name.type === "Identifier" && name.name === "status";
}

function isLoop(node: AnyNode): boolean {
  if (/^(For|While|DoWhile)/.test(node.type)) return true;
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return false;
  const { property } = node.callee;
  return property.type === "Identifier" && (property.name === "forEach" || property.name === "map");
}
