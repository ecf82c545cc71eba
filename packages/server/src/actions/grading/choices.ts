import { type ChoiceItem, type Option, renderMarkdown } from "@aulo/content";
import type { Note } from "@aulo/contract";
import { shuffled } from "../../catalogue/shuffle.ts";
import { misfit } from "../../refusal.ts";
import { faultsOf } from "./graded.ts";

export type Shown = { id: string; option: Option };

/** The options under the ids that the learner saw. */
export const shownOptions = (item: ChoiceItem, seed: number): Shown[] =>
  shuffled(item.options, seed).map(({ id, thing }) => ({ id, option: thing }));

export const isRight = ({ option }: Shown): boolean => option.right === true;

/** @throws Refusal when an id was not among those shown */
export const ensureShown = (shown: readonly Shown[], ids: readonly string[], path: string): void => {
  const unknown = ids.find((id) => !shown.some((each) => each.id === id));
  if (unknown !== undefined) throw misfit(path, `the item has no option “${unknown}”.`);
};

/** Every option explained, chosen or not, in the order of their ids. */
export const noteOptions = (shown: readonly Shown[], chosen: ReadonlySet<string>): Note[] =>
  shown.map(({ id, option }) => ({
    about: id,
    right: option.right === true,
    chosen: chosen.has(id),
    becauseHtml: renderMarkdown(option.because),
    misconception: option.right === true ? null : option.misconception,
  }));

/** What the wrong options among the chosen point at. */
export const faultsOfChosen = (shown: readonly Shown[], chosen: ReadonlySet<string>): string[] =>
  faultsOf(shown.flatMap(({ id, option }) => (chosen.has(id) && option.right !== true ? [option] : [])));
