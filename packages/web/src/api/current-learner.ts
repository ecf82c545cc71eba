import type { Learner } from "@aulo/contract";
import { queryClient } from "./query-client.ts";

/** The learner of this page, who is loaded before any page; "" until then. */
export function currentLearnerId(): string {
  return queryClient.getQueryData<Learner>(["learner"])?.id ?? "";
}
