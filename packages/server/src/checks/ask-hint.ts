import type { Hint } from "@aulo/contract";
import type { z } from "zod";
import type { Deps } from "../deps.ts";
import { Refusal } from "../refusal.ts";
import { updateCheck } from "./queries.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { ensureCheckIsOpen, findCheck } from "./find-check.ts";
import { hintsOf } from "./to-check.ts";

/**
 * The next hint of the open item, which is counted from now on.
 *
 * @throws Refusal `not-found`, `check-ended` or `no-more-hints`
 */
export function askHint(
  deps: Deps,
  input: { learnerId: string; checkId: string },
): Promise<z.infer<typeof Hint>> {
  return changeLearner(deps, input.learnerId, async (inside) => {
    const row = await findCheck(inside.db, input);
    const open = ensureCheckIsOpen(row);
    const entry = inside.catalogue.items.get(open.item);
    const hints = entry === undefined ? [] : hintsOf(entry);
    const text = hints[open.hintsShown];
    if (text === undefined)
      throw new Refusal("no-more-hints", `All ${hints.length} hints of ${open.item} were shown.`);
    const number = open.hintsShown + 1;
    await updateCheck(inside.db, input.learnerId, { ...row, openItem: { ...open, hintsShown: number } });
    return { number, of: hints.length, text };
  });
}
