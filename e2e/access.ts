import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Axe finds nothing on the page as it is, light and dark. */
export async function expectNoViolation(page: Page, where: string) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    expect(told, `${where}, ${colorScheme}`).toEqual([]);
  }
}

/** The page fits the width of a phone. */
export async function expectNoSidewaysScroll(page: Page, where: string) {
  await page.setViewportSize({ width: 390, height: 844 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${where} at 390 px`).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Axe finds nothing on the page, and it fits a phone. */
export async function expectAccessible(page: Page, where = page.url()): Promise<void> {
  await expectNoViolation(page, where);
  await expectNoSidewaysScroll(page, where);
}
