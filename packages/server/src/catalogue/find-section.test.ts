import type { LessonBlock } from "@aulo/contract";
import { describe, expect, test } from "vitest";
import { loadRealCatalogue } from "../testing/real-track.ts";
import { findSection } from "./find-section.ts";
import { withoutTags } from "./lesson-sections.ts";

const BLOCKS = [
  text("<p>A promise stands for a result that comes later. Closures and loops come elsewhere.</p>"),
  text('<h2 id="wait-with-await">Wait with await</h2><p>The function pauses until the promise settles.</p>'),
  code("const rows = await load();"),
  text(
    '<h2 id="all-at-once"><code>Promise.all</code></h2><p>The queries go out in parallel.</p><h3 id="one-fails">One fails</h3><p>A rejection of a single call rejects the whole array.</p>',
  ),
];

describe("the part of a lesson that a mistake belongs to", () => {
  test.each([
    ["The function pauses at the keyword, so the rows are there.", "wait-with-await"],
    ["Without `await` the rows are a promise: load was not waited for.", "wait-with-await"],
    ["The queries go in parallel.", "all-at-once"],
    ["One rejection rejects the array.", "one-fails"],
  ])("%s", (reason, section) => {
    expect(findSection({ blocks: BLOCKS }, { reason, item: "" })?.id).toBe(section);
  });

  test("is decided by the reason before the item", () => {
    const mistake = { reason: "A rejection of one rejects the array.", item: "The function pauses here." };
    expect(findSection({ blocks: BLOCKS }, mistake)?.id).toBe("one-fails");
  });

  test.each([
    ["Elephants sleep standing up.", "nothing matches"],
    ["The rejection.", "only one word matches"],
    ["Closures and loops.", "the part before the first heading has no id"],
    ["", "nothing was said"],
  ])("is null for “%s”: %s", (reason) => {
    expect(findSection({ blocks: BLOCKS }, { reason, item: "" })).toBeNull();
  });

  test("is null when two parts match equally well", () => {
    const twice = ["first", "second"].map((id) =>
      text(`<h2 id="${id}">Part</h2><p>closures remember loops</p>`),
    );
    expect(findSection({ blocks: twice }, { reason: "closures remember loops", item: "" })).toBeNull();
  });

  test("is found for most wrong options of the track, and is a heading of their lesson", async () => {
    const { track, lessons } = await loadRealCatalogue();
    const found = track.concepts.flatMap((concept) =>
      concept.items.flatMap((item) => {
        const wrong =
          "options" in item ? item.options.filter((option) => !("right" in option && option.right)) : [];
        const lesson = lessons.get(concept.id) ?? { blocks: [] };
        return wrong.map(({ because }) => ({
          id: findSection(lesson, { reason: withoutTags(because), item: `${item.ask}\n${item.because}` })?.id,
          headings: concept.lesson.headings.map(({ id }) => id),
        }));
      }),
    );
    const placed = found.filter(({ id }) => id !== undefined);
    expect(placed.length / found.length).toBeGreaterThan(0.6);
    for (const { id, headings } of placed) expect(headings).toContain(id);
  });
});

function text(html: string): LessonBlock {
  return { kind: "text", html };
}

function code(line: string): LessonBlock {
  return { kind: "code", language: "js", code: line, html: "" };
}
