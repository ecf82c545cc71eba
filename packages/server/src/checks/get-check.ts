import type { Check } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import { findCheck } from "./find-check.ts";
import { toCheck } from "./to-check.ts";

/** @throws Refusal `not-found` */
export async function getCheck(deps: Deps, input: { learnerId: string; checkId: string }): Promise<Check> {
  return toCheck(deps, input.learnerId, await findCheck(deps.db, input));
}
