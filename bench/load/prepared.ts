/** Learners who have just begun a placement, so that each answer of a measured time is the same kind of work. */
import type { Check } from "@aulo/contract";
import { type Client, createClient } from "../../packages/server/src/testing/client.ts";

/** Learners who are prepared at a time. */
const AT_ONCE = 16;

/** `id` of the learner, and the open check of the placement. */
export type Prepared = { id: string; learner: Client; check: Check };

export async function prepareLearner(base: string): Promise<Prepared> {
  const { token, learner: created } = await createClient(base, "").call("createLearner");
  const learner = createClient(base, token);
  await learner.call("createGoal", { body: { text: "learn backend with Node.js" } });
  return {
    id: created.id,
    learner,
    check: await learner.call("openCheck", { body: { purpose: "placement" } }),
  };
}

export async function prepareLearners(base: string, count: number): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  let begun = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (begun < count) {
        begun += 1;
        prepared.push(await prepareLearner(base));
      }
    }),
  );
  return prepared;
}
