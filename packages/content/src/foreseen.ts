import type { Item } from "./schema/item.ts";

/** The wrong answers that the author of an item foresaw, with the gap that each points at. */
export function foreseenOf(item: Item): readonly { gap: string | null }[] {
  switch (item.kind) {
    case "choose-one":
    case "choose-several":
      return item.options.flatMap((option) => (option.right === true ? [] : [option]));
    case "order-lines":
      return item.distractors;
    case "predict-output":
    case "fill-blank":
      return item.wrong;
  }
}
