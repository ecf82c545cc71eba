import type { Answer, PublicItem } from "@aulo/contract";

/** An item that is answered by choosing, ordering or typing. */
export type ClosedItem = Exclude<PublicItem, { kind: "exercise" }>;

/**
 * An unfinished answer: ids of the chosen options, ids of the used lines in order, the text of each blank, or the predicted output as
 * the only text.
 */
export type Work = readonly string[];

export const NO_WORK: Work = [];

/** Null while the answer is not complete. */
export function toAnswer(item: ClosedItem, work: Work): Answer | null {
  const [first = ""] = work;
  switch (item.kind) {
    case "choose-one":
      return first === "" ? null : { kind: item.kind, option: first };
    case "choose-several":
      return first === "" ? null : { kind: item.kind, options: [...work] };
    case "predict-output":
      return first.trim() === "" ? null : { kind: item.kind, output: first };
    case "order-lines":
      return first === "" ? null : { kind: item.kind, lines: [...work] };
    case "fill-blank": {
      const isFull = work.length === item.blanks && work.every((text) => text.trim() !== "");
      return isFull ? { kind: item.kind, blanks: [...work] } : null;
    }
  }
}
