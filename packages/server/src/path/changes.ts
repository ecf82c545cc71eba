import type { Change } from "@aulo/contract";
import { type LearnerState, type Purpose, type StandingState, standings } from "@aulo/engine";
import { type Catalogue, titleOf } from "../catalogue/catalogue.ts";
import { joinWithAnd } from "../catalogue/join-with-and.ts";
import type { Snapshot } from "../db/tables.ts";

/** Smaller moves are not reported. */
const TOLD_FROM = 0.01;
/** Concepts named in one sentence; the others are only counted. */
const MOST_TOLD = 3;
/** States of concepts that the path goes past. */
const KNOWN: ReadonlySet<StandingState> = new Set(["strong", "due", "answered", "assumed"]);

/** End of a check: its verdict, and the state of its concept after it. */
export type CheckEnd = {
  purpose: Purpose;
  isPassed: boolean;
  /** Null for a placement. */
  state: StandingState | null;
  /** Every answer that was not right was "I don't know yet", and there was one. */
  isUnknown: boolean;
};

type Told = {
  concept: string | null;
  isPassed: boolean;
  /** The next step is on the same concept. */
  isNext: boolean;
  changes: readonly Change[];
  opened: readonly string[];
  after: Snapshot;
};

/** The learner's standing on every concept, for a later comparison. */
export function snapshotOf({ graph }: Catalogue, state: LearnerState, now: number): Snapshot {
  return Object.fromEntries(
    standings(graph, state, now).map((standing) => [
      standing.concept,
      { mastery: standing.mastery, state: standing.state },
    ]),
  );
}

/** Concepts whose belief moved by 1 % or more between two snapshots, in the order of the path. */
export function changesBetween({ graph }: Catalogue, before: Snapshot, after: Snapshot): Change[] {
  return graph.concepts.flatMap(({ id }) => {
    const [was, is] = [before[id], after[id]];
    if (was === undefined || is === undefined || Math.abs(is.mastery - was.mastery) < TOLD_FROM) return [];
    return [
      { concept: id, before: was.mastery, after: is.mastery, stateBefore: was.state, stateAfter: is.state },
    ];
  });
}

/** Concepts that were locked before and are open after. */
export function openedBetween({ graph }: Catalogue, before: Snapshot, after: Snapshot): string[] {
  return graph.concepts.flatMap(({ id }) =>
    before[id]?.state === "locked" && after[id] !== undefined && after[id].state !== "locked" ? [id] : [],
  );
}

/** "It stuck", "Your answers are right", "Not there yet": the state of the concept decides, as on the map. */
export function sayHeadline({ purpose, isPassed, state, isUnknown }: CheckEnd): string {
  if (state === null) return "The placement is over";
  if (isPassed && !KNOWN.has(state)) return "Right this time";
  if (isPassed) return state === "strong" ? STRONG[purpose] : RIGHT[purpose];
  if (isUnknown) return "Not shown yet";
  if (purpose === "probe" && !KNOWN.has(state)) return "Here may be the gap";
  if (purpose === "review") return KNOWN.has(state) ? "Not this time" : "It has faded";
  return "Not there yet";
}

const STRONG: Readonly<Record<Purpose, string>> = {
  placement: "The placement is over",
  step: "It stuck",
  "test-out": "You know it",
  confirm: "You know it",
  code: "You showed it in code",
  probe: "The gap is not here",
  review: "It is still there",
};

/** Where the concept counts as known after the check, and is not strong. */
const RIGHT: Readonly<Record<Purpose, string>> = {
  ...STRONG,
  step: "Your answers are right",
  "test-out": "Your answers are right",
  confirm: "Your answer is right",
};

/** "Promises is strong now. Functions counts as known now. Async and await is open now." The states decide, as on the map. */
export function saySummary(catalogue: Catalogue, told: Told): string {
  const { concept, changes, opened } = told;
  const others = changes.filter((change) => change.concept !== concept);
  const known = others.filter((change) => !KNOWN.has(change.stateBefore) && KNOWN.has(change.stateAfter));
  const doubted = others.filter((change) => KNOWN.has(change.stateBefore) && !KNOWN.has(change.stateAfter));
  const sentences = [
    ...(concept === null ? [] : [sayState(titleOf(catalogue, concept), concept, told)]),
    ...sayOf(catalogue, idsOf(known), ["counts as known now", "count as known now"]),
    ...sayOf(catalogue, idsOf(doubted), ["is in doubt now", "are in doubt now"]),
    ...sayOf(catalogue, opened, ["is open now", "are open now"]),
  ];
  return sentences.length === 0 ? "Nothing changed." : sentences.join(" ");
}

function sayState(title: string, concept: string, { after, isPassed, isNext }: Told): string {
  const when = isNext ? "next" : "later";
  switch (after[concept]?.state ?? "locked") {
    case "strong":
      return `${title} is strong now.`;
    case "due":
      return `${title} is due for a review.`;
    case "answered":
      return isPassed
        ? `You answered the questions on ${title}. Code comes ${when}.`
        : `${title} is good enough to go on. Code of your own comes ${when}.`;
    case "assumed":
      return `${title} counts as known.`;
    case "weak":
      return isPassed ? `${title} needs a little more.` : `${title} needs another look.`;
    case "ready":
    case "locked":
      return `${title} is not shown yet.`;
  }
}

function idsOf(changes: readonly Change[]): string[] {
  return changes.map(({ concept }) => concept);
}

/** @param verbs for one concept and for several: "is open now", "are open now" */
function sayOf(
  catalogue: Catalogue,
  concepts: readonly string[],
  [one, several]: [string, string],
): string[] {
  if (concepts.length === 0) return [];
  const told = concepts.slice(0, MOST_TOLD).map((id) => titleOf(catalogue, id));
  const more = concepts.length - told.length;
  const named = joinWithAnd(more === 0 ? told : [...told, `${more} more`]);
  return [`${named} ${concepts.length === 1 ? one : several}.`];
}
