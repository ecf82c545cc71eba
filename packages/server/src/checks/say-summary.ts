import type { Change } from "@aulo/contract";
import { type Catalogue, titleOf } from "../catalogue/catalogue.ts";
import { joinWithAnd } from "../catalogue/join-with-and.ts";

/** Concepts listed with their figures; the others are only counted. */
const MOST_TOLD = 3;

/** Never 0 % or 100 %: no number of answers makes Aulo certain. */
export function percent(chance: number): string {
  return `${Math.round(Math.min(0.99, Math.max(0.01, chance)) * 100)} %`;
}

type Told = { concept: string | null; changes: readonly Change[]; opened: readonly string[] };

/** "Promises: from 40 % to 85 %. Async and await is open now." */
export function saySummary(catalogue: Catalogue, { concept, changes, opened }: Told): string {
  const sorted = [...changes].sort((a, b) =>
    a.concept === concept ? -1 : b.concept === concept ? 1 : sizeOf(b) - sizeOf(a),
  );
  const told = sorted
    .slice(0, MOST_TOLD)
    .map(
      ({ concept: id, before, after }) =>
        `${titleOf(catalogue, id)}: from ${percent(before)} to ${percent(after)}.`,
    );
  const others = sorted.length - told.length;
  const titles = opened.map((id) => titleOf(catalogue, id));
  return [
    ...(told.length === 0 ? ["Nothing moved."] : told),
    ...(others > 0 ? [`${others} more moved with ${told.length === 1 ? "it" : "them"}.`] : []),
    ...(titles.length > 0 ? [`${joinWithAnd(titles)} ${titles.length === 1 ? "is" : "are"} open now.`] : []),
  ].join(" ");
}

function sizeOf({ before, after }: Change): number {
  return Math.abs(after - before);
}
