/**
 * The checks after the last fault.
 *
 * 1. Every acknowledged answer and verdict is in the log of its learner, once, and so is the end of every lesson.
 * 2. The log has no other attempt at an exercise: one for each verdict that was told.
 * 3. Every run has ended, with the end that its learner was told.
 * 4. Each web node shows the standing that the fold of the log has, so neither its own copy nor the stored state differs.
 * 5. Each stored state equals the fold of its log.
 */
import { isDeepStrictEqual } from "node:util";
import { standings } from "@aulo/engine";
import { sql } from "kysely";
import { connect } from "../../packages/server/src/db/connect.ts";
import type { Db } from "../../packages/server/src/db/tables.ts";
import { replayStates } from "../../packages/server/src/learners/replay-states.ts";
import { hashToken } from "../../packages/server/src/learners/tokens.ts";
import { loadCatalogue } from "../../packages/server/src/load-catalogue.ts";
import { selectEntriesByLearner } from "../../packages/server/src/log/queries.ts";
import { foldEntries } from "../../packages/server/src/log/state.ts";
import { createClient } from "../../packages/server/src/testing/client.ts";
import type { Cluster } from "./cluster.ts";
import type { Seen } from "./learner.ts";

/** Learners whose standings are compared: the first, who stayed for the whole time, and the last ones, whose state nodes keep in memory. */
const MOST_COMPARED = 40;

export async function checkEnd(cluster: Cluster, seen: Seen): Promise<string[]> {
  const { db, close } = await connect({ databaseUrl: cluster.postgres.url, dataDir: "" });
  try {
    const catalogue = await loadCatalogue(cluster.trackDir);
    const wrong = [
      ...(await checkLogs(db, seen)),
      ...(await checkRuns(db, seen)),
      ...(await checkStandings(db, cluster, { seen, catalogue })),
    ];
    // Last, because it stores the folded states.
    for await (const { learnerId, entries, found } of replayStates({ db, catalogue })) {
      const isMissing = found === "none" && entries > 0;
      if (isMissing || found === "stale" || found === "differs")
        wrong.push(`the stored state of ${learnerId} with ${entries} entries: ${found}`);
    }
    return wrong;
  } finally {
    await close();
  }
}

async function checkLogs(db: Db, { answers, lessons, runs }: Seen): Promise<string[]> {
  const wrong: string[] = [];
  const { rows } = await sql<{ hash: string; id: string; kind: string; item: string | null }>`
    SELECT tokens.hash, log.id, log.kind, log.event->>'item' AS item
    FROM log JOIN tokens USING (learner_id)`.execute(db);
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { hash, id, kind } of rows) count(kind === "answered" ? `${hash} ${id}` : `${hash} ${kind}`);
  for (const [token, ids] of answers)
    for (const id of ids) {
      const found = counts.get(`${hashToken(token)} ${id}`) ?? 0;
      if (found !== 1) wrong.push(`the acknowledged answer ${id} is in the log ${found} times`);
    }
  for (const [token, told] of lessons) {
    const found = counts.get(`${hashToken(token)} lesson-finished`) ?? 0;
    if (found !== told) wrong.push(`a log has ${found} ends of lessons, and ${told} were acknowledged`);
  }
  const attempts = rows.filter(({ kind, item }) => kind === "answered" && item?.includes("/")).length;
  const verdicts = [...runs.values()].filter(({ end }) => end.result !== null).length;
  if (attempts !== verdicts)
    wrong.push(`the log has ${attempts} attempts at exercises, and learners were told ${verdicts} verdicts`);
  return wrong;
}

async function checkRuns(db: Db, { runs }: Seen): Promise<string[]> {
  const wrong: string[] = [];
  const rows = await db.selectFrom("runs").select(["id", "state", "outcome"]).execute();
  for (const { id, state, outcome } of rows) {
    const told = runs.get(id)?.end.outcome?.kind;
    if (state !== "ended") wrong.push(`the run ${id} has not ended`);
    else if (told === undefined) wrong.push(`the run ${id} was not acknowledged`);
    else if (told !== outcome?.kind)
      wrong.push(`the run ${id} ended as ${outcome?.kind}, and its learner was told ${told}`);
  }
  return wrong;
}

type Known = { seen: Seen; catalogue: Awaited<ReturnType<typeof loadCatalogue>> };

async function checkStandings(db: Db, { nodes }: Cluster, { seen, catalogue }: Known): Promise<string[]> {
  const wrong: string[] = [];
  const tokens = [...seen.answers.keys()];
  const compared = new Set([...tokens.slice(0, 1), ...tokens.slice(1 - MOST_COMPARED)]);
  for (const token of compared) {
    const row = await db
      .selectFrom("tokens")
      .select("learner_id")
      .where("hash", "=", hashToken(token))
      .executeTakeFirstOrThrow();
    const entries = await selectEntriesByLearner(db, row.learner_id);
    const state = foldEntries(catalogue, entries);
    const expected = standings(catalogue.graph, state, Date.now()).map(toLasting);
    for (const { name, address } of nodes.filter(({ name }) => name.startsWith("web"))) {
      const { concepts } = await createClient(`http://${address}`, token).call("getPath");
      const shown = concepts.map(({ concept, mastery, uncertainty }) => ({ concept, mastery, uncertainty }));
      if (!isDeepStrictEqual(shown, expected))
        wrong.push(
          `${name} shows another standing of ${row.learner_id} than its log of ${entries.length} entries`,
        );
    }
  }
  return wrong;
}

/** The part of a standing that no time changes. */
function toLasting({ concept, mastery, uncertainty }: ReturnType<typeof standings>[number]) {
  return { concept, mastery, uncertainty };
}
