import { withStorage } from "../browser-storage.ts";
import { newKey } from "./idempotency-key.ts";

const NAME = "aulo.tab";

let id: string | null = null;

/**
 * Id of this tab, also after a reload. Where the browser blocks sessionStorage, it ends with the page.
 *
 * sessionStorage holds it only between two pages: a browser that duplicates a tab copies its sessionStorage, and two tabs must not
 * have the same id.
 */
export function tabId(): string {
  id ??= begin();
  return id;
}

function begin(): string {
  const given = withStorage("sessionStorage", (session) => session.getItem(NAME)) ?? newKey();
  const take = () => withStorage("sessionStorage", (session) => session.removeItem(NAME));
  take();
  window.addEventListener("pageshow", take);
  window.addEventListener("pagehide", () =>
    withStorage("sessionStorage", (session) => session.setItem(NAME, given)),
  );
  return given;
}
