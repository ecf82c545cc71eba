import { expect, test } from "vitest";
import { codeLines, htmlToLines, htmlToText } from "./html-to-lines.ts";
import { createStyle } from "./style.ts";

const bare = { style: createStyle(false), width: null };
const LESSON = `<h2 id="a">A value</h2><p>Say <code>x = 1</code>. <a href="/concepts/x">More</a></p>
<ul><li>one</li><li>two</li></ul><pre><code><span class="k">const</span> a = 1;

  a;
</code></pre><table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody><tr><td><code>1 2</code></td><td><strong>2</strong></td><td>3</td></tr></tbody></table>`;

test("a lesson is readable without colours", () => {
  expect(htmlToLines(LESSON, bare)).toEqual([
    "A value",
    "",
    "Say `x = 1`. More",
    "",
    " * one",
    " * two",
    "",
    "    const a = 1;",
    "    ",
    "      a;",
    "",
    "A       B   C",
    "`1 2`   2   3",
  ]);
});

test("the columns of a table are aligned with colours too", () => {
  const lines = htmlToLines(LESSON, { style: createStyle(true), width: null });
  expect(lines.at(-2)).toMatch(/^A {7}B {3}C$/);
  expect(lines.at(-1)).toBe("\u001b[36m`1 2`\u001b[39m   2   3");
});

test("text is wrapped to the width, and code is not", () => {
  const text = "seven words stand on this one line";
  const lines = htmlToLines(`<p>${text}</p><pre><code>${text}</code></pre>`, { ...bare, width: 24 });
  expect(lines).toEqual(["seven words stand on", "this one line", "", `    ${text}`]);
});

test("control sequences in a text, plain or as a character reference, do not reach the terminal", () => {
  expect(htmlToText("<p>a\u001b[2Jb</p>", bare)).toBe("a\\u001b[2Jb");
  expect(htmlToText("<p>a&#27;[2Jb&#155;c</p>", bare)).not.toContain("\u001b");
  expect(codeLines("a\u001b[2J\n")).toEqual(["    a\\u001b[2J"]);
});
