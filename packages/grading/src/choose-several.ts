import type { Item } from "@aulo/content";
import { ensureShown, faultsOfChosen, isRight, noteOptions, shownOptions } from "./choices.ts";
import type { Graded } from "./graded.ts";

type ChooseSeveral = Extract<Item, { kind: "choose-several" }>;

/** Right when exactly the right options were chosen; `options` is null for "I don't know yet". */
export function gradeChooseSeveral(
  item: ChooseSeveral,
  seed: number,
  options: readonly string[] | null,
): Graded {
  const shown = shownOptions(item, seed);
  const chosen = new Set(options ?? []);
  ensureShown(shown, [...chosen], "answer.options");
  const rights = shown.filter(isRight).map(({ id }) => id);
  return {
    right: options !== null && rights.length === chosen.size && rights.every((id) => chosen.has(id)),
    faults: faultsOfChosen(shown, chosen),
    notes: noteOptions(shown, chosen),
    rightAnswer: { kind: "choose-several", options: rights },
  };
}
