import { type Answer, type AttemptResult, endpoints, type Files, type PublicItem } from "@aulo/contract";
import { call } from "./call.ts";
import { newKey } from "./idempotency-key.ts";
import { ApiProblem } from "./problem.ts";
import { refetchStanding } from "./refetch-standing.ts";
import { unsent } from "./unsent.ts";

/** An answer on its way, kept in the browser until the server has replied. */
export type SentAnswer = {
  item: PublicItem;
  answer: Answer;
  /** The learner's files of an exercise that is given up. */
  files: Files | null;
  key: string;
};

const PREFIX = "answer:";
const underWay = new Map<string, Promise<AttemptResult>>();

/** The answer to an item of the check that has no reply yet; null for none. */
export function unsentAnswer(checkId: string): SentAnswer | null {
  return unsent.read<SentAnswer>(PREFIX + checkId);
}

/** An answer with its idempotency key, which stays the same for the same answer without a reply. */
export function toSentAnswer(checkId: string, given: Omit<SentAnswer, "key">): SentAnswer {
  const before = unsentAnswer(checkId);
  const isSame =
    before?.item.id === given.item.id && JSON.stringify(before.answer) === JSON.stringify(given.answer);
  return { ...given, key: isSame ? before.key : newKey() };
}

/**
 * Sends an answer until there is a reply. The answer survives a reload, and counts once: several calls for one answer share the request.
 *
 * @throws ApiProblem when the server refused the answer
 */
export function sendAnswer(checkId: string, sent: SentAnswer): Promise<AttemptResult> {
  const begun = underWay.get(sent.key) ?? begin(checkId, sent);
  underWay.set(sent.key, begun);
  return begun;
}

/** Sends all answers that earlier pages left without a reply, except that of the check that the page at `url` shows. */
export async function resendAnswers(url: string): Promise<void> {
  const checkIds = unsent.list(PREFIX).map((name) => name.slice(PREFIX.length));
  const sent = checkIds.flatMap((checkId) => {
    const left = url.includes(checkId) ? null : unsentAnswer(checkId);
    return left === null ? [] : [sendAnswer(checkId, left)];
  });
  if (sent.length === 0) return;
  await Promise.allSettled(sent);
  await refetchStanding();
}

/** Name under which the unfinished answer to an item of a check is kept. */
export function workName(checkId: string, itemId: string): string {
  return `work:${checkId}:${itemId}`;
}

/** Name under which a run of an open exercise is kept until it ends. */
export function runName(checkId: string, itemId: string): string {
  return `run:${checkId}:${itemId}`;
}

/** Name under which the feedback on the last answer of a check is kept until the learner goes on. */
export function answeredName(checkId: string): string {
  return `answered:${checkId}`;
}

/** Name under which the learner's changes to the code of an ended exercise are kept until the learner goes on. */
export function endedName(checkId: string, itemId: string): string {
  return `ended:${checkId}:${itemId}`;
}

async function begin(checkId: string, sent: SentAnswer): Promise<AttemptResult> {
  const name = PREFIX + checkId;
  const { key, ...given } = sent;
  unsent.write(name, sent);
  try {
    const body = { item: given.item.id, answer: given.answer };
    const result = await call(endpoints.answer, { params: { checkId }, body, key });
    unsent.drop(name);
    unsent.drop(workName(checkId, given.item.id));
    // The learner may have left the check meanwhile: its page shows the feedback when it is opened again.
    unsent.write(answeredName(checkId), { ...given, result });
    return result;
  } catch (error) {
    if (isFinal(error)) unsent.drop(name);
    throw error;
  } finally {
    underWay.delete(key);
  }
}

/**
 * Whether the server will never take this answer. After a login, or a fault of the server, it may; and a check that is not found may
 * be on the server again once its database is restored.
 */
function isFinal(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return false;
  const { status } = error.details;
  return status < 500 && ![401, 404, 429].includes(status);
}
