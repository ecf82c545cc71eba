import { randomBytes } from "node:crypto";
import type { LoginCode } from "@aulo/contract";
import { Refusal } from "../refusal.ts";
import type { LearnerRow } from "./queries.ts";

const CODE_BYTES = 32;
/** Time from a code to the browser that opens its link. */
const VALID_MS = 120_000;

type Made = { learner: LearnerRow; expiresAt: number };

/** One-time codes that log a browser in. They are kept in memory alone, so none outlives this process. */
export type LoginCodes = {
  /** A new code, in place of the learner's code before. */
  make: (learner: LearnerRow) => LoginCode;
  /**
   * The learner of a code, which can never be used again.
   *
   * @throws Refusal `unknown-token` for a code that was used, is too old, or was never made
   */
  take: (code: string) => LearnerRow;
};

export function createLoginCodes({ now }: { now: () => number }): LoginCodes {
  /** By the code. */
  const made = new Map<string, Made>();
  return {
    make(learner) {
      const code = randomBytes(CODE_BYTES).toString("base64url");
      const at = now();
      const expiresAt = at + VALID_MS;
      for (const [before, other] of made)
        if (other.learner.id === learner.id || other.expiresAt <= at) made.delete(before);
      made.set(code, { learner, expiresAt });
      return { code, expiresAt: new Date(expiresAt).toISOString() };
    },
    take(code) {
      const found = made.get(code);
      made.delete(code);
      if (found === undefined || found.expiresAt <= now())
        throw new Refusal(
          "unknown-token",
          "This link was used already, or is older than two minutes; make a new one: `aulo open`.",
        );
      return found.learner;
    },
  };
}
