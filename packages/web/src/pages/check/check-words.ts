import type { Purpose } from "@aulo/contract";

/** What a check is called, by what it is for. */
export function titleOf(purpose: Purpose, concept: string): string {
  switch (purpose) {
    case "placement":
      return "Placement";
    case "step":
      return "Check what stuck";
    case "prove":
      return "Prove that you know it";
    case "confirm":
      return "Show that you know it";
    case "probe":
      return "Find the gap";
    case "review":
      return `Review: ${concept}`;
  }
}

/** Which item of a check is shown; `asked` counts the one that is open. */
export function headingOf(asked: number, atMost: number): string {
  const number = Math.max(1, asked);
  return atMost <= 1 ? "One item" : `Item ${number} of at most ${atMost}`;
}
