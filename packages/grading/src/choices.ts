import { type ChoiceItem, type Item, type Option, renderMarkdown } from "@aulo/content";
import type { Note } from "@aulo/contract";
import { faultsOf, type Graded, UnfitAnswerError } from "./graded.ts";
import { shuffled } from "./shuffle.ts";

type ChooseOne = Extract<Item, { kind: "choose-one" }>;
type ChooseSeveral = Extract<Item, { kind: "choose-several" }>;

/** An option under the id that the learner saw. */
type ShownOption = { id: string; option: Option };

/** `option` is null for "I don't know yet". */
export function gradeChooseOne(item: ChooseOne, seed: number, option: string | null): Graded {
  const shown = shownOptions(item, seed);
  const chosen = new Set(option === null ? [] : [option]);
  ensureShown(shown, chosen, "answer.option");
  const right = shown.find(isRight)?.id ?? "";
  return {
    right: option === right,
    faults: faultsOfChosen(shown, chosen),
    notes: noteOptions(shown, chosen),
    rightAnswer: { kind: "choose-one", option: right },
  };
}

/** Right when exactly the right options were chosen; `options` is null for "I don't know yet". */
export function gradeChooseSeveral(
  item: ChooseSeveral,
  seed: number,
  options: readonly string[] | null,
): Graded {
  const shown = shownOptions(item, seed);
  const chosen = new Set(options ?? []);
  ensureShown(shown, chosen, "answer.options");
  const rights = shown.filter(isRight).map(({ id }) => id);
  return {
    right: options !== null && rights.length === chosen.size && rights.every((id) => chosen.has(id)),
    faults: faultsOfChosen(shown, chosen),
    notes: noteOptions(shown, chosen),
    rightAnswer: { kind: "choose-several", options: rights },
  };
}

function shownOptions(item: ChoiceItem, seed: number): ShownOption[] {
  return shuffled(item.options, seed).map(({ id, value }) => ({ id, option: value }));
}

/** @throws UnfitAnswerError when an id was not among those shown */
function ensureShown(shown: readonly ShownOption[], ids: ReadonlySet<string>, path: string): void {
  const unknown = [...ids].find((id) => !shown.some((each) => each.id === id));
  if (unknown !== undefined) throw new UnfitAnswerError(path, `the item has no option “${unknown}”.`);
}

function isRight({ option }: ShownOption): boolean {
  return option.right === true;
}

/** Concepts that the chosen wrong options point at. */
function faultsOfChosen(shown: readonly ShownOption[], chosen: ReadonlySet<string>): string[] {
  return faultsOf(
    shown.flatMap(({ id, option }) => (chosen.has(id) && option.right !== true ? [option] : [])),
  );
}

/** An explanation of every option, chosen or not, in the order of their ids. */
function noteOptions(shown: readonly ShownOption[], chosen: ReadonlySet<string>): Note[] {
  return shown.map(({ id, option }) => ({
    about: id,
    right: option.right === true,
    chosen: chosen.has(id),
    becauseHtml: renderMarkdown(option.because),
    misconception: option.right === true ? null : option.misconception,
  }));
}
