import type { Hint } from "@aulo/contract";
import { hintsOf } from "@aulo/grading";
import type { z } from "zod";
import type { Deps } from "../deps.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { Refusal } from "../refusal.ts";
import { ensureCheckIsOpen, findCheck } from "./check.ts";
import { updateCheck } from "./queries.ts";

/**
 * Shows and counts the next hint of the open item.
 *
 * @throws Refusal `not-found`, `check-ended` or `no-more-hints`
 */
export function askHint(
  deps: Deps,
  input: { learnerId: string; checkId: string },
): Promise<z.infer<typeof Hint>> {
  return changeLearner(deps, input.learnerId, async (tx) => {
    const row = await findCheck(tx.db, input);
    const open = ensureCheckIsOpen(row);
    const entry = tx.catalogue.items.get(open.item);
    const hints = entry === undefined ? [] : hintsOf(entry);
    const text = hints[open.hintsShown];
    if (text === undefined)
      throw new Refusal("no-more-hints", `All ${hints.length} hints of ${open.item} were shown.`);
    const number = open.hintsShown + 1;
    await updateCheck(tx.db, input.learnerId, { ...row, openItem: { ...open, hintsShown: number } });
    return { number, of: hints.length, text };
  });
}
