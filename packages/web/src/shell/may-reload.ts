import { withStorage } from "../browser-storage.ts";

const NAME = "aulo.reloaded-at";
const AGAIN_MS = 60_000;

/** Whether the page may reload by itself, at most once a minute: a part that is still missing must not reload it in a loop. */
export function mayReload(): boolean {
  const isFirst = withStorage("sessionStorage", (session) => {
    const last = Number(session.getItem(NAME) ?? 0);
    if (Date.now() - last < AGAIN_MS) return false;
    session.setItem(NAME, String(Date.now()));
    return true;
  });
  // Without storage nothing would stop the loop.
  return isFirst ?? false;
}
