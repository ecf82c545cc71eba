import { type EvidenceView, MOST_INTEGER, type Share } from "@aulo/contract";
import { type LogEvent, voidedIn } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { ensureConcept } from "../catalogue/find-or-refuse.ts";
import type { Deps } from "../deps.ts";
import type { Entry } from "../log/entry.ts";
import { foldable } from "../log/fold-log.ts";
import { selectEntriesBetween, selectVoids } from "../log/queries.ts";
import { partBefore, withHistory } from "./load-history.ts";
import { type BeliefEvent, relationTo, sayShare } from "./say-share.ts";

type Moved = { concept: string; event: BeliefEvent; logOdds: number; voided: boolean };

/** Entries of the log on one page. */
const PAGE = 200;

/**
 * A page of the events that moved the belief in a concept, each with its share.
 *
 * @param before sequence of the log; the page ends before it
 * @throws Refusal `not-found` for an unknown concept
 */
export async function getEvidence(
  deps: Deps,
  {
    learnerId,
    concept,
    before = MOST_INTEGER,
  }: { learnerId: string; concept: string; before?: number | undefined },
): Promise<EvidenceView> {
  const { db, catalogue } = deps;
  ensureConcept(catalogue, concept);
  const { first, page, voids, evidence } = await withHistory(deps, learnerId, async (history, thread) => {
    const at = history.sequence;
    const to = Math.min(before - 1, at);
    const first = Math.max(1, to - PAGE + 1);
    const from = partBefore(history, first);
    const voids = (await selectVoids(db, learnerId)).slice(0, history.voids);
    const entries = await selectEntriesBetween(db, { learnerId, from: from + 1, to });
    const isOnPage = ({ sequence }: Entry) => sequence >= first;
    const page = entries.filter(isOnPage);
    const events = {
      lead: foldable(
        catalogue,
        entries.filter((entry) => !isOnPage(entry)),
        voids,
      ),
      page: foldable(catalogue, page, voids),
    };
    const evidence = await thread.ask("evidence", { learnerId, at, from, concept, ...events });
    if (evidence === null) throw new Error("The thread of histories lacks a part that it had.");
    return { first, page, voids, evidence };
  });
  const { startLogOdds, shares, mastery } = evidence;
  const log = page.map(({ event }) => catalogue.ids.inEvent(event));
  const movers = new Map(log.filter(isBeliefEvent).map((event) => [event.id, event]));
  const moved = shares.flatMap(({ event: id, logOdds }): Moved[] => {
    const event = movers.get(id);
    return event === undefined ? [] : [{ concept, event, logOdds, voided: false }];
  });
  const voided = voidedOn([...log, ...voids], concept).map((event) => ({
    concept,
    event,
    logOdds: 0,
    voided: true,
  }));
  return {
    concept,
    mastery,
    startLogOdds,
    shares: [...moved, ...voided].map((each) => toShare(catalogue, each)),
    history: shares.map(({ at, mastery }) => ({ at: new Date(at).toISOString(), mastery })),
    earlier: first > 1 ? first : null,
  };
}

function isBeliefEvent(event: LogEvent): event is BeliefEvent {
  return event.kind === "answered" || event.kind === "lesson-finished" || event.kind === "reset";
}

/** Voided answers on the concept, which are listed although they move nothing. */
function voidedOn(log: readonly LogEvent[], concept: string): BeliefEvent[] {
  const voided = voidedIn(log);
  return log.filter(isBeliefEvent).filter((event) => voided.has(event.id) && event.concept === concept);
}

function toShare(catalogue: Catalogue, { concept, event, logOdds, voided }: Moved): Share {
  return {
    event: event.id,
    kind: event.kind,
    relation: relationTo(catalogue, concept, event),
    item: event.kind === "answered" ? event.item : null,
    itemConcept: event.concept,
    result: event.kind === "answered" ? event.result : null,
    at: new Date(event.at).toISOString(),
    logOdds,
    says: sayShare(catalogue, concept, event),
    voided,
  };
}
