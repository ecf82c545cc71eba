import type { EvidenceView, Share } from "@aulo/contract";
import { evidenceOf, type LogEvent, masteryOf } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { ensureConcept } from "../catalogue/find-or-refuse.ts";
import type { Deps } from "../deps.ts";
import { selectEntriesByLearner } from "../log/queries.ts";
import { foldEntries } from "../log/state.ts";
import { type BeliefEvent, relationTo, sayShare } from "./say-share.ts";

type Moved = { concept: string; event: BeliefEvent; logOdds: number; voided: boolean };

/**
 * Events that moved the belief in a concept, each with its share.
 *
 * @throws Refusal `not-found` for an unknown concept
 */
export async function getEvidence(
  { db, catalogue }: Deps,
  { learnerId, concept }: { learnerId: string; concept: string },
): Promise<EvidenceView> {
  ensureConcept(catalogue, concept);
  const entries = await selectEntriesByLearner(db, learnerId);
  const log = entries.map(({ event }) => catalogue.ids.inEvent(event));
  const { startLogOdds, shares } = evidenceOf(catalogue.graph, log, concept);
  const movers = new Map(log.filter(isBeliefEvent).map((event) => [event.id, event]));
  const moved = shares.flatMap(({ event: id, logOdds }): Moved[] => {
    const event = movers.get(id);
    return event === undefined ? [] : [{ concept, event, logOdds, voided: false }];
  });
  const voided = voidedOn(log, concept).map((event) => ({ concept, event, logOdds: 0, voided: true }));
  return {
    concept,
    mastery: masteryOf(catalogue.graph, foldEntries(catalogue, entries), concept),
    startLogOdds,
    shares: [...moved, ...voided].map((each) => toShare(catalogue, each)),
    history: shares.map(({ at, mastery }) => ({ at: new Date(at).toISOString(), mastery })),
  };
}

function isBeliefEvent(event: LogEvent): event is BeliefEvent {
  return event.kind === "answered" || event.kind === "lesson-finished" || event.kind === "reset";
}

/** Voided answers on the concept, which are listed although they move nothing. */
function voidedOn(log: readonly LogEvent[], concept: string): BeliefEvent[] {
  const voided = new Set(log.flatMap((event) => (event.kind === "voided" ? [event.event] : [])));
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
