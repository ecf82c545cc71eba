import type { Cohort, Role } from "@aulo/contract";
import { updateRole } from "../learners/queries.ts";
import { openItemOf, rightAnswer, wrongAnswer } from "./answers.ts";
import type { Client } from "./client.ts";
import type { TestServer } from "./test-server.ts";

/** A new person with a role. */
export async function beginAs(server: TestServer, role: Role): Promise<Client> {
  const client = await server.begin();
  const { id } = await client.call("getLearner");
  await updateRole(server.deps.db, id, role);
  return client;
}

export const SETTINGS = { title: "Morning", mentorName: "Mira", goal: null, dueOn: null };

/** A mentor with a cohort and a code for it. */
export async function openWithCode(
  server: TestServer,
): Promise<{ mentor: Client; cohort: Cohort; code: string }> {
  const mentor = await beginAs(server, "mentor");
  const cohort = await mentor.call("openCohort", { body: SETTINGS });
  const { code } = await mentor.call("invite", { params: { cohortId: cohort.id }, body: {} });
  return { mentor, cohort, code };
}

/** A new learner who has joined by the code; `memberId` as the mentor sees it. */
export async function joinBy(
  server: TestServer,
  { mentor, cohort, code }: { mentor: Client; cohort: Cohort; code: string },
  { name = "Lena", sharesMap = false }: { name?: string; sharesMap?: boolean } = {},
): Promise<{ learner: Client; memberId: string }> {
  const learner = await server.begin();
  await learner.call("joinCohort", { body: { code, name, sharesMap } });
  const { members } = await mentor.call("getCohort", { params: { cohortId: cohort.id } });
  return { learner, memberId: members.find((member) => member.name === name)?.id ?? "" };
}

/** Reads the lesson and fails a round on the concept. */
export async function failRound(learner: Client, concept: string): Promise<void> {
  await learner.call("finishLesson", { params: { conceptId: concept } });
  let check = await learner.call("openCheck", { body: { purpose: "step", concept } });
  while (check.item !== null) {
    const item = openItemOf(check);
    const body = { item: item.id, answer: wrongAnswer(item) };
    ({ check } = await learner.call("answer", { params: { checkId: check.id }, body }));
  }
}

/** Passes the exercise of `functions`; gives its id. */
export async function passExercise(learner: Client): Promise<string> {
  let check = await learner.call("openCheck", { body: { purpose: "step", concept: "functions" } });
  for (let item = openItemOf(check); item.kind !== "exercise"; item = openItemOf(check)) {
    const body = { item: item.id, answer: rightAnswer(item) };
    ({ check } = await learner.call("answer", { params: { checkId: check.id }, body }));
  }
  const { id: item } = openItemOf(check);
  const files = { [`${item.split("/")[1]}.js`]: "value * 2" };
  const run = await learner.call("startRun", { body: { kind: "exercise", check: check.id, item, files } });
  await learner.follow(run.id);
  return item;
}
