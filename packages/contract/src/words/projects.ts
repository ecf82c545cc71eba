import type { PassedMilestone } from "../projects/project.ts";
import { count } from "./quantities.ts";

/** The help that was taken on the way to a passed milestone: "without hints", "with 2 of 4 hints, after giving up once". */
export function helpWords({ hints, hintsOf, gaveUp }: Omit<PassedMilestone, "at">): string {
  const shown =
    hints === 0
      ? "without hints"
      : `with ${hintsOf === null ? count(hints, "hint") : `${hints} of ${count(hintsOf, "hint")}`}`;
  if (gaveUp === 0) return shown;
  return `${shown}, after giving up ${gaveUp === 1 ? "once" : `${gaveUp} times`} and seeing a solution`;
}
