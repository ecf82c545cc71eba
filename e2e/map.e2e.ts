import type { Locator } from "@playwright/test";
import { hold } from "./hold.ts";
import { expect, test } from "./learner.ts";

test("the map shows every concept with its state in words, as a picture and as a list", async ({
  page,
  learner,
}) => {
  await learner.startOn("Learn backend with Node.js");
  await page.goto("/map?view=list&concept=functions");
  await page.getByRole("button", { name: "Show that I know it", exact: true }).click();
  expect([...(await learner.answerAll("right"))]).toContain("exercise");
  await page.goto("/map");

  await test.step("the picture draws all concepts of the twelve stages", async () => {
    const { stages, concepts } = await (await page.request.get("/api/track")).json();
    const ids = new Set(stages.map(({ id }: { id: string }) => id));
    const drawn = concepts.filter(({ stage }: { stage: string }) => ids.has(stage));
    await expect(page.locator(".map-node")).toHaveCount(drawn.length);
    await expect(page.locator(".map-band")).toHaveCount(12);
    await expect(page.locator('.map-node[data-node="functions"]')).toContainText("strong");
    await expect(page.locator('.map-node[data-state="locked"]').first()).toContainText("locked");
  });

  await test.step("a locked concept names its missing prerequisites and offers the proof", async () => {
    await page.locator('.map-node[data-node="deploy-a-service"]').click();
    const panel = page.getByRole("complementary");
    await expect(panel.getByRole("heading", { name: "Needed first" })).toBeVisible();
    await expect(panel.getByRole("button", { name: /^Show that I know/ }).first()).toBeVisible();
  });

  await test.step("the list shows the same states, and a wait names its condition", async () => {
    await page.getByRole("radio", { name: "List" }).click();
    await expect(page.getByRole("link", { name: /Functions as values.*strong/ })).toBeVisible();
    await page
      .getByRole("link", { name: /^Docker/ })
      .first()
      .click();
    await expect(page.getByRole("heading", { name: "Unlocked by" })).toBeVisible();
  });
});

test("on a narrow screen the map is a list", async ({ page, learner }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await learner.startOn("Understand promises");
  await page.goto("/map");
  await expect(page.getByRole("link", { name: /Functions as values/ })).toBeInViewport({ ratio: 0 });
  await expect(page.locator(".map-picture")).toHaveCount(0);
});

test("a skeleton holds the map's place until the data are there", async ({ page, learner }) => {
  await learner.startOn("Understand promises");
  await learner.beginStep();
  await learner.answer("dont-know");
  const sendData = await hold(page, /\/api\/(path|track|progress)$/);
  const sendMap = await hold(page, /\/api\/track\/map$/);
  const toggle = page.getByRole("radio", { name: "List" });
  const skeleton = page.locator(".map-skeleton svg");
  await page.goto("/map");
  await expect(skeleton).toBeVisible();
  const before = { toggle: await boxOf(toggle), map: await boxOf(skeleton) };
  expect(before.map.y + before.map.height).toBeGreaterThanOrEqual(page.viewportSize()?.height ?? 0);
  sendData();
  await expect(page.locator(".map-row").first()).toBeAttached();
  await expect(page.locator("section.progress-chart")).toBeVisible();
  expect(await boxOf(toggle)).toEqual(before.toggle);
  expect(await boxOf(skeleton)).toEqual(before.map);
  sendMap();
  await expect(page.locator(".map-node").first()).toBeVisible();
  const picture = await boxOf(page.locator(".map-picture > svg"));
  expect({ x: picture.x, y: picture.y }).toEqual({ x: before.map.x, y: before.map.y });
});

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (box === null) throw new Error("The element is not on the page");
  return box;
}
