import { expect, test } from "vitest";
import { smallProject } from "../fixtures/small-project.ts";
import { openTrack, writeSmallTrack } from "../fixtures/small-track.ts";
import { reviewPage } from "./review-page.ts";

test("a reader finds everything of a concept on one page", async () => {
  const { track } = await openTrack(await writeSmallTrack());
  const concept = track.concepts.find(({ id }) => id === "functions");
  const page = reviewPage(track, "functions");
  expect(page).toContain("# About functions");
  expect(page).toContain("- About values: It is used in every program.");
  expect(page).toContain(concept?.lesson.markdown.trim());
  for (const { id, ask, because } of concept?.items ?? []) {
    expect(page).toContain(id);
    expect(page).toContain(ask.trim());
    expect(page).toContain(because.trim());
  }
  expect(page).toContain("RIGHT: two — Yes.");
  expect(page).toContain("wrong: nothing — There is a value. (expressions without value; gap: values)");
  for (const { name, changed } of concept?.exercises.flatMap(({ wrong }) => wrong) ?? []) {
    expect(page).toContain(`Wrong: ${name}`);
    for (const text of Object.values(changed)) expect(page).toContain(text.trimEnd());
  }
});

test("a concept without prerequisites says so, and an unknown one is refused", async () => {
  const { track } = await openTrack(await writeSmallTrack());
  expect(reviewPage(track, "values")).toContain("## Taught before on every path\n\nNothing.");
  expect(() => reviewPage(track, "magic")).toThrow("There is no concept or project “magic”.");
});

test("a project is a page with its story, its milestones and all their answers", async () => {
  const { track } = await openTrack(await writeSmallTrack(smallProject()));
  const page = reviewPage(track, "counter");
  expect(page).toContain("The doors of a museum count their visitors.");
  expect(page).toContain("### counter/count-down: Count");
  expect(page).toContain("#### Wrong: forgets-up");
  expect(page).toContain("- needs now: promises\n- shows: functions");
});
