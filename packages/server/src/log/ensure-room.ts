import { LIMITS } from "@aulo/contract";
import type { TxDeps } from "../deps.ts";
import { Refusal } from "../refusal.ts";
import { selectOptionalTime } from "./queries.ts";

const DAY_MS = 86_400_000;

/**
 * Ensures that the learner's log has room for the entry `sequence`.
 *
 * @throws Refusal `log-full`, or `too-many-entries` when the learner added very many within 24 hours
 */
export async function ensureRoomInLog(
  { db, now }: Pick<TxDeps, "db" | "now">,
  learnerId: string,
  sequence: number,
): Promise<void> {
  if (sequence > LIMITS.logEntries)
    throw new Refusal(
      "log-full",
      `Your log has ${LIMITS.logEntries} entries, which is the limit; export it, then begin as a new learner.`,
    );
  const first = await selectOptionalTime(db, { learnerId, sequence: sequence - LIMITS.entriesPerDay });
  if (first !== null && first.getTime() > now() - DAY_MS)
    throw new Refusal(
      "too-many-entries",
      `You added ${LIMITS.entriesPerDay} entries to your log within 24 hours, which is the limit; go on tomorrow.`,
    );
}
