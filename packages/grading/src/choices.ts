import { type ChoiceItem, type Option, renderMarkdown } from "@aulo/content";
import type { Note } from "@aulo/contract";
import { shuffled } from "./shuffle.ts";
import { misfit } from "../../server/src/refusal.ts";
import { faultsOf } from "./graded.ts";

export type Shown = { id: string; option: Option };

/** The options under the ids that the learner saw. */
export function shownOptions(item: ChoiceItem, seed: number): Shown[] {
  return shuffled(item.options, seed).map(({ id, thing }) => ({ id, option: thing }));
}

export function isRight({ option }: Shown): boolean {
  return option.right === true;
}

/** @throws Refusal when an id was not among those shown */
export function ensureShown(shown: readonly Shown[], ids: readonly string[], path: string): void {
  const unknown = ids.find((id) => !shown.some((each) => each.id === id));
  if (unknown !== undefined) throw misfit(path, `the item has no option “${unknown}”.`);
}

/** Every option explained, chosen or not, in the order of their ids. */
export function noteOptions(shown: readonly Shown[], chosen: ReadonlySet<string>): Note[] {
  return shown.map(({ id, option }) => ({
    about: id,
    right: option.right === true,
    chosen: chosen.has(id),
    becauseHtml: renderMarkdown(option.because),
    misconception: option.right === true ? null : option.misconception,
  }));
}

/** What the wrong options among the chosen point at. */
export function faultsOfChosen(shown: readonly Shown[], chosen: ReadonlySet<string>): string[] {
  return faultsOf(
    shown.flatMap(({ id, option }) => (chosen.has(id) && option.right !== true ? [option] : [])),
  );
}
