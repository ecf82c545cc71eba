import type { LessonBlock } from "@aulo/contract";
import { expect, test } from "vitest";
import { cutLesson } from "./cut-lesson.ts";

const CODE: LessonBlock = { kind: "code", language: "js", code: "1", html: "<pre>1</pre>" };
const LESSON = [
  text('<p>Opening.</p><h2 id="one">One</h2><p>First.</p>'),
  CODE,
  text('<h3 id="one-more">More</h3><p>Inner.</p><h2 id="two">Two</h2><p>Second.</p>'),
];

test("cuts a lesson in the middle of its texts, and keeps the order of its blocks", () => {
  expect(cutLesson(LESSON, "one")).toEqual({
    before: [text("<p>Opening.</p>")],
    part: [
      text('<h2 id="one">One</h2><p>First.</p>'),
      CODE,
      text('<h3 id="one-more">More</h3><p>Inner.</p>'),
    ],
    after: [text('<h2 id="two">Two</h2><p>Second.</p>')],
  });
});

test.each([
  ["one-more", '<h3 id="one-more">More</h3><p>Inner.</p>'],
  ["two", '<h2 id="two">Two</h2><p>Second.</p>'],
])("a part ends before the next heading of its level or above: %s", (section, html) => {
  expect(cutLesson(LESSON, section).part).toEqual([text(html)]);
});

test.each([null, "gone"])("leaves a lesson without the heading %s as it is", (section) => {
  expect(cutLesson(LESSON, section)).toEqual({ before: LESSON, part: [], after: [] });
});

function text(html: string): LessonBlock {
  return { kind: "text", html };
}
