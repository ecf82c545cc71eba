import { type Export, endpoints, type Learner } from "@aulo/contract";
import { readStorage, writeStorage } from "../browser-storage.ts";
import { call, callWithoutReply } from "./call.ts";
import { currentLearnerId } from "./current-learner.ts";
import { SignedOut } from "./problem.ts";
import { unsent } from "./unsent.ts";

/** Id of the last learner of this browser. Without it, a lost cookie would look like a first visit. */
const LAST_LEARNER = "aulo.learner";

/**
 * The learner of this browser; created on the first visit.
 *
 * @throws SignedOut when this page or browser had a learner, and the server does not recognise it
 */
export async function openLearner(): Promise<Learner> {
  const { learner } = await call(endpoints.getSession, {});
  if (learner !== null) return remember(learner);
  const last = currentLearnerId() || lastLearner();
  if (last !== null) throw new SignedOut(last);
  return createLearner();
}

/** Begins as a new learner, also in a browser that had another one. */
export async function createLearner(): Promise<Learner> {
  return remember((await call(endpoints.createLearner, {})).learner);
}

/**
 * Begins as a new learner with the record of an export. When the import fails, the browser stays with its learner, and the new one
 * is deleted. In a browser whose cookie is lost, the new learner takes over the unsent work.
 */
export async function createFromExport(record: Export): Promise<void> {
  const { learner: before } = await call(endpoints.getSession, {});
  const { learner, token } = await call(endpoints.createLearner, { withoutCookie: true });
  try {
    await call(endpoints.importLearner, { body: record, token, withoutCookie: true });
  } catch (error) {
    await callWithoutReply(endpoints.deleteLearner, { token, withoutCookie: true }).catch(() => {});
    throw error;
  }
  const last = lastLearner();
  await continueAs(token, { isPatient: true });
  if (before === null && last !== null) unsent.move(last, learner.id);
}

/** Id of the last learner of this browser; null before the first visit. */
export function lastLearner(): string | null {
  return readStorage(LAST_LEARNER);
}

/** Call it once the learner is deleted. */
export function forgetLastLearner(): void {
  writeStorage(LAST_LEARNER, null);
}

/** Calls back when another tab has signed this browser in as another learner. */
export function onOtherLearner(listener: () => void): void {
  window.addEventListener("storage", ({ key, newValue }) => {
    const own = currentLearnerId();
    if (key === LAST_LEARNER && newValue !== null && own !== "" && newValue !== own) listener();
  });
}

/** The token after `#continue=` in a URL's hash, or null. */
export function tokenOf(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, "")).get("continue");
}

/** The one-time code after `#open=` in a URL's hash, or null. */
export function codeOf(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, "")).get("open");
}

/** The token in a login link, or in a text that is the token itself. */
export function tokenIn(text: string): string {
  const link = text.trim();
  return tokenOf(link.slice(link.indexOf("#"))) ?? link;
}

/** Signs this browser in as the learner who made the token. `isPatient`: waits for the server while it is away. */
export async function continueAs(token: string, { isPatient = false } = {}): Promise<Learner> {
  return remember(await call(endpoints.useToken, { token, isPatient }));
}

/** Signs this browser in as the learner who made the one-time code. */
export async function continueByCode(code: string): Promise<Learner> {
  return remember(await call(endpoints.useLink, { body: { code } }));
}

function remember(learner: Learner): Learner {
  writeStorage(LAST_LEARNER, learner.id);
  return learner;
}
