import { randomUUID } from "node:crypto";
import type { InTransaction } from "../deps.ts";
import { appendEvent, type Held } from "../log/state.ts";

/** Notes in the log that the placement is over. */
export function endPlacement(
  inside: InTransaction,
  { learnerId, held, checkId }: { learnerId: string; held: Held; checkId: string },
): Promise<Held> {
  return appendEvent(inside, {
    learnerId,
    held,
    event: { kind: "placement-ended", id: randomUUID(), at: inside.now() },
    margin: { check: checkId },
  });
}
