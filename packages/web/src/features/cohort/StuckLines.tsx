import type { Member } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { toDay } from "../../words/moments.ts";

/** Concepts that a member is stuck in, one line each. */
export function StuckLines({ stuck }: Pick<Member, "stuck">) {
  return stuck.map(({ concept, title, rounds, since }) => (
    <p key={concept}>
      {title}: since {toDay(since)}, {count(rounds, "failed round")}
    </p>
  ));
}
