import type { Purpose } from "../checks/check.ts";
import type { Step } from "../path/step.ts";

/** The purpose of a step's check; null for a step without a check. */
export function purposeOf({ kind }: Pick<Step, "kind">): Purpose | null {
  switch (kind) {
    case "learn":
      return "step";
    case "confirm":
    case "code":
    case "build":
    case "probe":
    case "review":
      return kind;
    case "done":
    case "nothing-now":
      return null;
  }
}

/** A few words above the step's title. */
export function stepWords({ kind, detourFrom }: Pick<Step, "kind" | "detourFrom">): string {
  if (detourFrom !== null) return "Your next step: a short detour";
  switch (kind) {
    case "learn":
      return "Your next step";
    case "confirm":
      return "Your next step: show that you know it";
    case "code":
      return "Your next step: show it in code";
    case "build":
      return "Your next step: build it";
    case "probe":
      return "Your next step: find the gap";
    case "review":
      return "Your next step: a review";
    case "done":
      return "Well done";
    case "nothing-now":
      return "Your next step";
  }
}
