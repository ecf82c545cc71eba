import type { Check, Purpose } from "../checks/check.ts";

/** The title of a check, by its purpose. */
export function titleOf(purpose: Purpose, concept: string): string {
  switch (purpose) {
    case "placement":
      return "Placement";
    case "step":
      return "Check what stuck";
    case "test-out":
      return "Show that you know it";
    case "confirm":
      return "Show that you know it";
    case "code":
      return "Show it in code";
    case "build":
      return "Build it";
    case "probe":
      return "Find the gap";
    case "review":
      return `Review: ${concept}`;
  }
}

/** The heading of a check's open item. */
export function headingOf({ purpose, asked, atMost }: Pick<Check, "purpose" | "asked" | "atMost">): string {
  if (purpose === "code") return "One exercise";
  if (purpose === "build") return "One milestone";
  return atMost <= 1 ? "One item" : `Item ${openItemNumber({ asked })} of at most ${atMost}`;
}

/** Number of the open item in its check, from 1: the answered items come before it. */
export function openItemNumber({ asked }: Pick<Check, "asked">): number {
  return asked + 1;
}
