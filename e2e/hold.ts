import type { Page, Route } from "@playwright/test";

/**
 * Holds matching requests back until the returned function is called.
 *
 * @param times number of requests to hold; by default all
 */
export async function hold(
  page: Page,
  url: string | RegExp,
  times = Number.POSITIVE_INFINITY,
): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const pass = async (route: Route) => {
    await promise;
    await route.continue();
  };
  await page.route(url, pass, { times });
  return resolve;
}
