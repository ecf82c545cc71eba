/**
 * Standings of members: the part of a learner's state that a mentor sees, stored with the entry of the log that it goes up to.
 *
 * 1. A view reads the members with their stored standings, and the last entry of each log, in one query.
 * 2. A standing whose log, engine or graph has moved on is made anew from the learner's state, a few in each request. A state is never folded
 *    from the start for that, unless no stored one fits.
 * 3. The other standings are shown as they are stored, and counted as `behind`.
 */
import { ENGINE_VERSION, type LearnerState, standings, stuckOn, stuckSince } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Db, StandingOfMember } from "../db/tables.ts";
import type { Deps } from "../deps.ts";
import { foldable } from "../log/fold-log.ts";
import { selectEntriesOnConcepts, selectVoids } from "../log/queries.ts";
import { loadState } from "../log/state.ts";
import { type MemberWithStanding, selectMembersWithStanding, upsertStanding } from "./queries/standings.ts";

/** Standings made anew in one request; each takes some milliseconds. */
export const RENEWED_AT_ONCE = 20;

const NOTHING_YET: StandingOfMember = { shown: [], weak: [], stuck: [], passed: [], missed: [] };

/** A member as views need it. */
export type StandingMember = Omit<MemberWithStanding, "standing"> & {
  standing: StandingOfMember & { lastAnswerAt: Date | null };
};

type Of = { cohortId: string; memberId?: string };

/** The members of a cohort by name, or one of them. `behind`: number of those whose standing is older than their log. */
export async function loadMembers(
  deps: Deps,
  of: Of,
): Promise<{ members: readonly StandingMember[]; behind: number }> {
  const rows = await selectMembersWithStanding(deps.db, of);
  const old = rows.filter((row) => isOld(deps.catalogue, row));
  for (const { learnerId } of old.slice(0, RENEWED_AT_ONCE)) await renewStanding(deps, learnerId);
  const current = old.length === 0 ? rows : await selectMembersWithStanding(deps.db, of);
  const members = current.map((row) => ({
    ...row,
    standing: row.standing ?? { ...NOTHING_YET, lastAnswerAt: null },
  }));
  return { members, behind: Math.max(0, old.length - RENEWED_AT_ONCE) };
}

function isOld({ graphHash }: Catalogue, { standing, last, insertedBy }: MemberWithStanding): boolean {
  return (
    standing === null ||
    standing.sequence !== last ||
    standing.insertedBy !== insertedBy ||
    standing.engineVersion !== ENGINE_VERSION ||
    standing.graphHash !== graphHash
  );
}

async function renewStanding(deps: Deps, learnerId: string): Promise<void> {
  const { catalogue } = deps;
  const { state, sequence, insertedBy } = await loadState(deps, learnerId);
  const standing = await toStanding(deps, { learnerId, state });
  await deps.db.transaction().execute((db) =>
    upsertStanding(db, learnerId, {
      ...standing,
      engineVersion: ENGINE_VERSION,
      graphHash: catalogue.graphHash,
      ...{ sequence, insertedBy },
      lastAnswerAt: state.lastAnswerAt === null ? null : new Date(state.lastAnswerAt),
    }),
  );
}

type Folded = { learnerId: string; state: LearnerState };

async function toStanding(deps: Deps, { learnerId, state }: Folded): Promise<StandingOfMember> {
  const { graph } = deps.catalogue;
  const all = standings(graph, state, deps.now());
  const inState = (...states: readonly string[]) =>
    all.flatMap((standing) => (states.includes(standing.state) ? [standing.concept] : []));
  const answers = Object.values(state.concepts).flatMap((concept) => concept.answers);
  const last = new Map(answers.map((answer) => [answer.item, answer.result]));
  return {
    shown: inState("strong", "due", "answered"),
    weak: inState("weak"),
    stuck: await stuckPlaces(deps, { learnerId, state }),
    passed: [
      ...new Set(
        answers.flatMap(({ item, exercise, result }) => (exercise && result === "right" ? [item] : [])),
      ),
    ],
    missed: [...last].flatMap(([item, result]) => (result === "right" ? [] : [item])),
  };
}

/** The time since when a learner is stuck comes from the log, which is read only for the concepts in question. */
async function stuckPlaces(
  { db, catalogue }: { db: Db; catalogue: Catalogue },
  { learnerId, state }: Folded,
): Promise<StandingOfMember["stuck"]> {
  const places = stuckOn(catalogue.graph, state);
  if (places.length === 0) return [];
  const concepts = places.flatMap(({ concept }) => catalogue.ids.formerly(concept));
  const entries = await selectEntriesOnConcepts(db, { learnerId, concepts });
  const log = foldable(catalogue, entries, await selectVoids(db, learnerId));
  return places.map((place) => ({
    concept: place.concept,
    rounds: place.rounds,
    since: stuckSince(log, place),
  }));
}
