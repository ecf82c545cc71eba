import type { Item } from "@aulo/content";
import { ensureShown, faultsOfChosen, isRight, noteOptions, shownOptions } from "./choices.ts";
import type { Graded } from "./graded.ts";

type ChooseOne = Extract<Item, { kind: "choose-one" }>;

/** `option` is null for "I don't know yet". */
export function gradeChooseOne(item: ChooseOne, seed: number, option: string | null): Graded {
  const shown = shownOptions(item, seed);
  const chosen = new Set(option === null ? [] : [option]);
  ensureShown(shown, [...chosen], "answer.option");
  const right = shown.find(isRight)?.id ?? "";
  return {
    right: option === right,
    faults: faultsOfChosen(shown, chosen),
    notes: noteOptions(shown, chosen),
    rightAnswer: { kind: "choose-one", option: right },
  };
}
