import type { Person } from "@aulo/contract";
import { noteLook } from "../audit/note-audit.ts";
import type { Deps } from "../deps.ts";
import type { LearnerRow } from "../learners/queries.ts";
import { Refusal } from "../refusal.ts";
import { selectOptionalAccountIdByEmail } from "./queries.ts";
import { ensureLearner } from "./session.ts";

/** The learner of an account, for an admin who gives roles. The audit log says that they looked. @throws Refusal `not-found` */
export async function findPerson(
  deps: Deps,
  { admin, email }: { admin: LearnerRow; email: string },
): Promise<Person> {
  const accountId = await selectOptionalAccountIdByEmail(deps.db, email);
  if (accountId === null) throw new Refusal("not-found", `No account has the address ${email}.`);
  const { id, role, createdAt } = await ensureLearner(deps, accountId);
  await noteLook(deps, { actor: admin, kind: "looked-up", learnerId: id });
  return { learner: id, role, since: createdAt.toISOString() };
}
