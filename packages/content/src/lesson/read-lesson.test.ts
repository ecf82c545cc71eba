import { describe, expect, test } from "vitest";
import { renderMarkdown } from "./markdown.ts";
import { readLesson } from "./read-lesson.ts";

function read(text: string) {
  return readLesson({ prefix: "values", file: "concept.md", text, firstLine: 10 });
}

const EXAMPLES = `First some words.

\`\`\`js run
console.log(1 < 2);
\`\`\`

\`\`\`output
true
\`\`\`

Then \`more\` words.

\`\`\`http
GET / HTTP/1.1
\`\`\`

\`\`\`sql predict
SELECT 1;
\`\`\`
`;

describe("blocks", () => {
  test("text, code and examples keep their order", () => {
    expect(read(EXAMPLES).blocks.map(({ kind }) => kind)).toEqual([
      "text",
      "example",
      "text",
      "code",
      "example",
    ]);
  });

  test("an example has its id, its output and its line in the file", () => {
    const [, first, , , second] = read(EXAMPLES).blocks;
    expect(first).toMatchObject({ id: "values.1", mode: "run", language: "js", output: "true\n", line: 12 });
    expect(second).toMatchObject({
      id: "values.2",
      mode: "predict",
      language: "sql",
      output: null,
      line: 26,
    });
  });

  test("code is coloured and escaped", () => {
    const [, example] = read(EXAMPLES).blocks;
    expect(example?.html).toContain("&lt;");
    expect(example?.html).toContain('<span class="hljs-number">1</span>');
  });

  test("an output block is not shown as text", () => {
    expect(
      read(EXAMPLES)
        .blocks.map(({ html }) => html)
        .join(),
    ).not.toContain("true");
  });
});

test("a claim and its output are kept apart and do not split the text", () => {
  const claim = "One.\n\n```js claim\nconsole.log(1);\n```\n\n```output\n1\n```\n\nTwo.\n";
  const { lesson, blocks, problems } = read(claim);
  expect(problems).toEqual([]);
  expect(lesson.claims).toEqual([{ language: "js", code: "console.log(1);\n", output: "1\n", line: 12 }]);
  expect(blocks).toEqual([{ kind: "text", html: "<p>One.</p>\n<p>Two.</p>\n" }]);
});

describe("prose", () => {
  test("words in code blocks are not counted, words in a sentence are", () => {
    expect(read(EXAMPLES).lesson.words).toBe(6);
  });

  test("headings get unique ids made from their words", () => {
    const { lesson, blocks } = read("## What's `new`?\n\n## Again\n\n## Again\n");
    expect(lesson.headings.map(({ id }) => id)).toEqual(["what-s-new", "again", "again-2"]);
    expect(blocks[0]?.html).toContain('<h2 id="again-2">');
  });

  test("links are reported with their lines", () => {
    expect(read("One.\n\nTwo [here](concept:promises).").lesson.links).toEqual([
      { href: "concept:promises", line: 12 },
    ]);
  });
});

describe("Markdown", () => {
  test("HTML in a text is escaped", () => {
    expect(renderMarkdown("<script>alert(1)</script>")).toBe(
      "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n",
    );
  });

  test("a javascript: link is not rendered as a link", () => {
    expect(renderMarkdown("[a](javascript:alert(1))")).not.toContain("<a");
  });

  test("a link to a concept carries its id", () => {
    expect(renderMarkdown("[a](concept:promises)")).toContain('data-concept="promises"');
  });
});
