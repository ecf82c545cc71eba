import { z } from "zod";
import type { TestAction } from "../../outcome.ts";
import { cut } from "../../shared/cut.ts";
import { TEST_LIMITS } from "../../shared/test-limits.ts";
import type { Reply } from "../../wire/request.ts";

const Calls = z
  .array(z.object({ did: z.string(), got: z.string().nullable(), threw: z.boolean() }))
  .max(TEST_LIMITS.actions);

/** Calls that the learner's side saw. The learner controls them; malformed ones are left out. */
export function readCalls({ calls }: Reply): TestAction[] {
  if (calls === undefined) return [];
  const read = Calls.safeParse(calls);
  if (!read.success) return [];
  return read.data.map(({ did, got, threw }) => ({
    kind: "call",
    did: cut(did),
    sent: null,
    got: got === null ? null : cut(got),
    threw,
  }));
}
