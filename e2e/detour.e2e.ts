import { knownBefore } from "./answered-before.ts";
import { expect, test } from "./learner.ts";

/** Known from several answers. The other prerequisites are known from one, so that one miss shows the gap. */
const KNOWN_WELL = ["values-and-variables", "conditions-and-loops", "functions"];

test("a failed check leads to the gap and back to the same step and draft", async ({
  page,
  learner,
  book,
}) => {
  await learner.startOn("Understand promises");
  await knownBefore(page, book, KNOWN_WELL);
  const title = page.getByRole("heading", { level: 1 });
  const takeStep = async (how: "right" | "wrong") => {
    await page.goto("/");
    await learner.beginStep();
    await learner.answerAll(how);
  };

  await test.step("the concepts before promises are known, promises are not", async () => {
    await page.goto("/concepts/promises");
    await page.getByRole("button", { name: /Check what stuck/ }).click();
    await learner.answerAll("wrong");
    while ((await learner.nextStep()).concept !== "promises") await takeStep("right");
  });

  await test.step("the exercise of promises has a draft when a check on promises fails", async () => {
    await page.goto("/");
    await expect(title).toHaveText("Promises");
    await learner.beginStep();
    await learner.answerUntilExercise();
    const [editor = ""] = await page.getByRole("tab").allTextContents();
    await learner.writeCode(editor, "// my own beginning\n");
    await expect(page.getByText("Draft saved")).toBeVisible();
    const opened = await page.request.post("/api/checks", {
      data: { purpose: "test-out", concept: "promises" },
    });
    await page.goto(`/checks/${(await opened.json()).id}`);
    await learner.answerAll("wrong");
    await expect(page.getByRole("heading", { name: "Not there yet" })).toBeVisible();
  });

  await test.step("the lesson comes first, and after a second failure items look for the gap until it is found", async () => {
    while ((await learner.nextStep()).kind !== "learn") await takeStep("right");
    expect(await learner.nextStep()).toMatchObject({ concept: "promises", help: "section" });
    while ((await learner.nextStep()).detourFrom === null) await takeStep("wrong");
    await page.goto("/");
    await expect(page.locator(".over").first()).toHaveText(/detour/);
    await expect(page.getByText("Then back to Promises, where you left it.")).toBeVisible();
    const findsGap = async () => {
      const { kind, detourFrom } = await learner.nextStep();
      return kind === "learn" && detourFrom === "promises";
    };
    while (!(await findsGap())) await takeStep("wrong");
    await page.goto("/");
    await expect(page.getByText("Then back to Promises, where you left it.")).toBeVisible();
    while ((await learner.nextStep()).concept !== "promises") await takeStep("right");
  });

  await test.step("the interrupted step comes back, and its draft was kept", async () => {
    await page.goto("/");
    await expect(title).toHaveText("Promises");
    const { drafts } = await (await page.request.get("/api/learner/export")).json();
    expect(JSON.stringify(drafts)).toContain("// my own beginning");
  });
});
