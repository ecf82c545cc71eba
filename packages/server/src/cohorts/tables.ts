import type { CsvFile } from "@aulo/contract";
import { standings } from "@aulo/engine";
import { noteAudit } from "../audit/note-audit.ts";
import { titleOf } from "../catalogue/catalogue.ts";
import type { Deps } from "../deps.ts";
import { loadState } from "../log/state.ts";
import { conceptsOf, findCohort, type OfMentor } from "./cohort.ts";
import { toCsv } from "./csv.ts";
import { loadMembers } from "./standing.ts";
import { toMember } from "./views.ts";

const COHORT_HEADER = [
  "name",
  "joined",
  "last answer",
  "concepts shown",
  "of",
  "stuck on",
  "failed rounds",
  "stuck since",
];
const PROGRESS_HEADER = ["id", "concept", "state", "belief", "right answers", "other answers"];

/** The members by name, one in each row. Every table taken is in the audit log. @throws Refusal `not-found` */
export async function takeCohortTable(deps: Deps, of: OfMentor): Promise<CsvFile> {
  const cohort = await findCohort(deps.db, of);
  await noteAudit(deps, { actor: of.mentor, kind: "table-taken", cohortId: cohort.id });
  const { members } = await loadMembers(deps, { cohortId: cohort.id });
  const concepts = conceptsOf(deps.catalogue, cohort.goal);
  const rows = members
    .map((member) => toMember(deps.catalogue, member, concepts))
    .map(({ name, joinedAt, lastAnswerAt, shown, of: all, stuck }) => [
      name,
      joinedAt,
      lastAnswerAt ?? "",
      shown,
      all,
      stuck.map(({ title }) => title).join("; "),
      stuck.map(({ rounds }) => rounds).join("; "),
      stuck.map(({ since }) => since).join("; "),
    ]);
  return { name: "class.csv", csv: toCsv(COHORT_HEADER, rows) };
}

/** The learner's state on every concept of the track. */
export async function takeProgressTable(deps: Deps, { learnerId }: { learnerId: string }): Promise<CsvFile> {
  const { graph } = deps.catalogue;
  const { state } = await loadState(deps, learnerId);
  const rows = standings(graph, state, deps.now()).map(({ concept, state: standing, mastery }) => {
    const answers = state.concepts[concept]?.answers ?? [];
    const right = answers.filter(({ result }) => result === "right").length;
    const title = titleOf(deps.catalogue, concept);
    return [concept, title, standing, mastery.toFixed(2), right, answers.length - right];
  });
  return { name: "progress.csv", csv: toCsv(PROGRESS_HEADER, rows) };
}
