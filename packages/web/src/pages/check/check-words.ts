import type { Check, Purpose } from "@aulo/contract";

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
    case "probe":
      return "Find the gap";
    case "review":
      return `Review: ${concept}`;
  }
}

/** The heading of a check's item. `asked` counts the open item too. */
export function headingOf(asked: number, atMost: number): string {
  const number = Math.max(1, asked);
  return atMost <= 1 ? "One item" : `Item ${number} of at most ${atMost}`;
}

/** The heading of a check's end, by its purpose. */
export function verdictOf({ state, purpose }: Pick<Check, "state" | "purpose">): string {
  switch (state) {
    case "passed":
      return PASSED[purpose];
    case "failed":
      return FAILED[purpose];
    case "ended":
    case "open":
      return "The check has ended";
  }
}

const PASSED: Readonly<Record<Purpose, string>> = {
  placement: "The placement is over",
  step: "It stuck",
  "test-out": "You know it",
  confirm: "You know it",
  code: "You know it",
  probe: "The gap is not here",
  review: "It is still there",
};

const FAILED: Readonly<Record<Purpose, string>> = {
  placement: "The placement is over",
  step: "Not there yet",
  "test-out": "Not there yet",
  confirm: "Not there yet",
  code: "Not there yet",
  probe: "Here may be the gap",
  review: "It has faded",
};
