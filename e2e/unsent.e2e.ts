import { Check, type PublicItem } from "@aulo/contract";
import type { Locator, Page } from "@playwright/test";
import { rightAnswer } from "../scripts/simulate/answers.ts";
import { expect, test } from "./learner.ts";
import type { LearnerAtPage } from "./learner-at-page.ts";

/** Requests that answer an item. */
const ANSWERS = "**/api/checks/*/attempts";

type ClosedKind = Exclude<PublicItem["kind"], "exercise">;

/** Opens a check whose first item is of the kind. */
async function openItemOfKind(page: Page, kind: ClosedKind): Promise<void> {
  const { concepts } = await (await page.request.get("/api/track")).json();
  for (const { id } of concepts) {
    for (const purpose of ["test-out", "step"]) {
      const reply = await page.request.post("/api/checks", { data: { purpose, concept: id } });
      const check = Check.parse(await reply.json());
      if (check.item?.kind !== kind) continue;
      await page.goto(`/checks/${check.id}`);
      return;
    }
  }
  throw new Error(`No check begins with an item of the kind ${kind}.`);
}

/** The unfinished answer, as the page shows it. */
function workOf(page: Page, kind: ClosedKind): Promise<unknown> {
  const toValues = (fields: (HTMLElement | SVGElement)[]) =>
    fields.map((field) =>
      "checked" in field && "value" in field ? [field.checked, field.value] : "value" in field && field.value,
    );
  switch (kind) {
    case "choose-one":
    case "choose-several":
      return page.locator(".option input").evaluateAll(toValues);
    case "order-lines":
      return page.locator(".order ol .line-text").allTextContents();
    case "predict-output":
      return page.locator("#predicted").evaluateAll(toValues);
    case "fill-blank":
      return page.locator(".blank").evaluateAll(toValues);
  }
}

function answered(page: Page) {
  return page.locator(".log-row").filter({ hasText: "I don't know yet" });
}

async function beginItem(page: Page, learner: LearnerAtPage): Promise<Locator> {
  await learner.startOn("Learn backend with Node.js");
  await learner.beginStep();
  const send = page.getByRole("button", { name: "I don't know yet" });
  await expect(send).toBeVisible();
  return send;
}

const KINDS: readonly ClosedKind[] = [
  "choose-one",
  "choose-several",
  "predict-output",
  "order-lines",
  "fill-blank",
];

for (const kind of KINDS)
  test(`an unfinished answer to an item of the kind ${kind} survives a reload, and is dropped once it is sent`, async ({
    page,
    learner,
    book,
  }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await openItemOfKind(page, kind);
    await expect(page.getByRole("button", { name: "I don't know yet" })).toBeVisible();
    const item = await learner.openItem();
    if (item === null || item.kind === "exercise") throw new Error("No closed item is open.");
    const address = page.url();
    await learner.giveAnswer(item, rightAnswer(book, item));
    const typed = await workOf(page, kind);
    await page.reload();
    await expect(page.getByRole("button", { name: "Send answer" })).toBeEnabled();
    expect(await workOf(page, kind)).toEqual(typed);
    await page.goto("/goals");
    await page.goto(address);
    await expect(page.getByRole("button", { name: "Send answer" })).toBeEnabled();
    await page.getByRole("button", { name: "Send answer" }).click();
    await expect(page.getByRole("heading", { name: "Right" })).toBeVisible();
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes("work:"))),
    ).toEqual([]);
  });

test("an answer that did not reach the server is sent by the next page, and its feedback is shown", async ({
  page,
  learner,
}) => {
  const send = await beginItem(page, learner);
  await page.route(ANSWERS, (route) => route.abort());
  await send.click();
  await expect(page.getByText("Your answer is kept")).toBeVisible();
  await page.unroute(ANSWERS);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Not shown yet" })).toBeVisible();
  await page.goto("/settings");
  await expect(answered(page)).toHaveCount(1);
});

test("an answer whose reply got lost counts once, and its feedback is shown after a reload", async ({
  page,
  learner,
}) => {
  const send = await beginItem(page, learner);
  await page.route(ANSWERS, async (route) => {
    await route.fetch();
    await route.abort();
  });
  const taken = page.waitForRequest(ANSWERS);
  await send.click();
  await taken;
  await expect(page.getByText("Your answer is kept")).toBeVisible();
  await page.unroute(ANSWERS);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Not shown yet" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Not shown yet" })).toBeVisible();
  await learner.goOnButton().click();
  await page.goto("/settings");
  await expect(answered(page)).toHaveCount(1);
});

test("an answer left behind is sent from any page", async ({ page, learner }) => {
  const send = await beginItem(page, learner);
  const address = page.url();
  await page.route(ANSWERS, (route) => route.abort());
  await send.click();
  await expect(page.getByText("Your answer is kept")).toBeVisible();
  await page.unroute(ANSWERS);
  const sent = page.waitForResponse(ANSWERS);
  await page.goto("/goals");
  expect((await sent).status()).toBe(201);
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "Not shown yet" })).toBeVisible();
});

test("a goal, a prediction, an edited example and a reason survive a reload", async ({ page, learner }) => {
  await page.clock.install();
  await test.step("the text of a goal, until it is accepted", async () => {
    await page.goto("/");
    const goal = page.getByLabel("Your goal, in your own words");
    await goal.fill("Understand prom");
    await page.reload();
    await expect(goal).toHaveValue("Understand prom");
    await learner.startOn("Learn backend with Node.js");
    await page.goto("/goals/new");
    await expect(goal).toHaveValue("");
  });

  await test.step("a prediction and an edited example of a lesson", async () => {
    await page.goto("/concepts/functions");
    const prediction = page.getByLabel("Your prediction, line by line").first();
    await prediction.fill("1\n2");
    const example = page.locator("figure.example").first();
    await example.getByRole("button", { name: "Edit" }).click();
    await example.getByRole("textbox", { name: "Example" }).click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText("console.log('my own')");
    await page.reload();
    await expect(prediction).toHaveValue("1\n2");
    await expect(example.locator(".cm-content")).toHaveText("console.log('my own')");
    await example.getByRole("button", { name: "Back to the original" }).click();
    await page.reload();
    await expect(example.getByRole("button", { name: "Edit" })).toBeVisible();
  });

  await test.step("the reason of a dispute", async () => {
    await page.goto("/");
    await learner.beginStep();
    await learner.answer("wrong");
    await page.getByRole("button", { name: "My answer is right…" }).click();
    await page.getByLabel("Why is your answer right?").fill("Both are");
    await page.reload();
    await expect(page.getByLabel("Why is your answer right?")).toHaveValue("Both are");
  });

  await test.step("the reason for “not now”", async () => {
    await page.goto("/");
    await page.getByRole("button", { name: "Not now" }).click();
    await page.getByLabel("It does not interest me").check();
    await page.getByLabel("A note to yourself (optional)").fill("after the exam");
    await page.reload();
    await page.getByRole("button", { name: "Not now" }).click();
    await expect(page.getByLabel("It does not interest me")).toBeChecked();
    await expect(page.getByLabel("A note to yourself (optional)")).toHaveValue("after the exam");
    await page.getByRole("button", { name: "Stay with this" }).click();
  });

  await test.step("which is not that for the next step", async () => {
    const { concept } = await learner.nextStep();
    const data = { concept, why: "no-time", note: "" };
    expect((await page.request.post("/api/deferrals", { data })).ok()).toBe(true);
    const before = await page.getByRole("heading", { level: 1 }).textContent();
    await page.clock.fastForward("01:00");
    await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(before ?? "");
    await page.getByRole("button", { name: "Not now" }).click();
    await expect(page.getByLabel("It looks too hard")).toBeChecked();
    await expect(page.getByLabel("A note to yourself (optional)")).toHaveValue("");
  });
});

test("unsent work is deleted with the learner", async ({ page, learner }) => {
  await learner.startOn("Learn backend with Node.js");
  await page.goto("/concepts/functions");
  await page.getByLabel("Your prediction, line by line").first().fill("1");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Delete everything about me" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete everything" }).click();
  await expect(page.getByLabel("Your goal, in your own words")).toBeVisible();
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes("unsent"))),
  ).toEqual([]);
});

test("a browser that blocks the storage can still learn", async ({ page, learner }) => {
  await page.addInitScript(() =>
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("blocked", "SecurityError");
      },
    }),
  );
  await learner.startOn("Learn backend with Node.js");
  await learner.beginStep();
  await learner.answer("right");
});

test("a full storage breaks nothing", async ({ page, learner }) => {
  await page.addInitScript(() => {
    for (let size = 1_000_000; size >= 1; size = Math.floor(size / 2))
      try {
        for (let index = 0; ; index += 1) localStorage.setItem(`fill-${size}-${index}`, "a".repeat(size));
      } catch {
        // No room for one more of this size.
      }
  });
  await learner.startOn("Learn backend with Node.js");
  await learner.beginStep();
  await learner.answer("right");
});
