import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../lesson/markdown.ts";
import { readPrompt, withoutMarks } from "./read-prompt.ts";

function meanings(prompt: string): string[] {
  return readPrompt(prompt).map(({ text, line, requirements, isContext }) => {
    const meaning = isContext ? "context" : requirements.map((id) => `#${id}`).join(" ") || "open";
    return `${line} ${meaning}: ${text}`;
  });
}

describe("sentences of a prompt", () => {
  test("a mark of an id belongs to one sentence", () => {
    expect(meanings("Write `a.js`. It adds. {#adds} It is fast. {#fast}")).toEqual([
      "1 open: Write a.js.",
      "1 #adds: It adds.",
      "1 #fast: It is fast.",
    ]);
  });

  test("a mark inside a sentence belongs to the part before it", () => {
    expect(meanings("It is short {#short} and unique {#unique #stable}.")).toEqual([
      "1 #short: It is short",
      "1 #unique #stable: and unique",
    ]);
  });

  test("a mark of context belongs to all sentences of its paragraph, back to the previous mark", () => {
    expect(meanings("First. {#a}\nSecond. Third. {context}\n\nFourth.")).toEqual([
      "1 #a: First.",
      "2 context: Second.",
      "2 context: Third.",
      "4 open: Fourth.",
    ]);
  });

  test("each entry of a list and each row of a table has its own marks, and a head needs none", () => {
    const prompt =
      "# Task\n\n- One. {#one}\n- Two\n\n| call | gives |\n|---|---|\n| `a()` | 1 {#a} |\n| `b()` | 2. And 3. |\n";
    expect(meanings(prompt)).toEqual(["3 #one: One.", "4 open: Two", "8 #a: a() 1", "9 open: b() 2. And 3."]);
  });

  test("code neither ends a sentence nor holds a mark", () => {
    expect(meanings("Print `Hi. {#no} There!` to `x`. `y` stays. {#yes}")).toEqual([
      "1 open: Print Hi. {#no} There! to x.",
      "1 #yes: y stays.",
    ]);
  });

  test("a code block has a meaning only when its first line has a mark", () => {
    expect(meanings("```js\n{#a}\n```\n\n```js {#shape}\nx\n```\n")).toEqual(["5 #shape: the code block"]);
  });
});

test("marks are not shown, and code keeps its text", () => {
  const prompt =
    "It adds. {#adds} And `{#b}` stays.\n\n| a |\n|---|\n| 1 {#one #two} |\n\n```js {#shape}\n{context}\n```\n\n    {#kept}\n\nEnd. {context}\n";
  expect(withoutMarks(prompt)).toBe(
    "It adds. And `{#b}` stays.\n\n| a |\n|---|\n| 1 |\n\n```js\n{context}\n```\n\n    {#kept}\n\nEnd.\n",
  );
  expect(renderMarkdown(withoutMarks("- One. {#one}\n"))).toBe("<ul>\n<li>One.</li>\n</ul>\n");
});
