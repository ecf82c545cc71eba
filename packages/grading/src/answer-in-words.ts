import type { Item } from "@aulo/content";
import type { Answer } from "@aulo/contract";
import { grade } from "./grade.ts";
import { allLines } from "./order-lines.ts";
import { shuffled } from "./shuffle.ts";

/**
 * An answer to a closed item that can be read without the order in which its options or lines were shown: the texts of
 * the track stand in place of their ids.
 *
 * @param seed the seed under which the item was shown; null when it is not known
 * @returns null when the answer has ids and the seed is not known
 * @throws UnfitAnswerError as `grade` does
 */
export function answerInWords(item: Item, seed: number | null, answer: Answer): Answer | null {
  // The ids that an item has are equal for every seed.
  grade(item, seed ?? 0, answer);
  const textsOf = (ids: readonly string[]): string[] | null =>
    seed === null ? null : ids.map((id) => textOf(item, seed, id));
  switch (answer.kind) {
    case "choose-one": {
      const [option] = textsOf([answer.option]) ?? [];
      return option === undefined ? null : { kind: answer.kind, option };
    }
    case "choose-several": {
      const options = textsOf(answer.options);
      return options === null ? null : { kind: answer.kind, options };
    }
    case "order-lines": {
      const lines = textsOf(answer.lines);
      return lines === null ? null : { kind: answer.kind, lines };
    }
    case "predict-output":
    case "fill-blank":
    case "dont-know":
      return answer;
  }
}

/** Text of an option or a line by the id under which it was shown. */
function textOf(item: Item, seed: number, id: string): string {
  const texts =
    item.kind === "order-lines"
      ? allLines(item)
      : "options" in item
        ? item.options.map(({ text }) => text)
        : [];
  return shuffled(texts, seed).find((shown) => shown.id === id)?.value ?? id;
}
