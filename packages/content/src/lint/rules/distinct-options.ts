import type { Item } from "../../schema/item.ts";
import { foldSpace } from "../../white-space.ts";
import { forEachItem } from "../for-each.ts";
import type { Rule } from "../rule.ts";

/** Options, distractors and foreseen wrong answers of an item differ from each other. */
export const distinctOptions: Rule = {
  name: "distinct-options",
  check(track) {
    return forEachItem(track, (item) => {
      const { key, texts } = answersOf(item);
      return texts.flatMap((text, index) => {
        if (texts.indexOf(text) === index) return [];
        return [{ path: [key, index], message: `“${text}” stands twice.` }];
      });
    });
  },
};

function answersOf(item: Item): { key: string; texts: string[] } {
  switch (item.kind) {
    case "choose-one":
    case "choose-several":
      return { key: "options", texts: item.options.map(({ text }) => foldSpace(text)) };
    case "order-lines":
      return { key: "distractors", texts: item.distractors.map(({ text }) => foldSpace(text)) };
    case "predict-output":
      return { key: "wrong", texts: item.wrong.map(({ output }) => foldSpace(output)) };
    case "fill-blank":
      return {
        key: "wrong",
        texts: item.wrong.map(({ blank, text }) => foldSpace(`___${blank}___ ${text}`)),
      };
  }
}
