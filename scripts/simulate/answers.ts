import { type Exercise, exercisesOf, type Item, renderMarkdown, type Track } from "@aulo/content";
import type { Answer, Files, PublicItem } from "@aulo/contract";

/** Items and exercises by id. A simulated learner looks up its answers here. */
export type AnswerBook = { items: ReadonlyMap<string, Item>; exercises: ReadonlyMap<string, Exercise> };

export function toAnswerBook(track: Track): AnswerBook {
  const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((each) => [each.id, each]));
  return { items: byId(track.concepts.flatMap(({ items }) => items)), exercises: byId(exercisesOf(track)) };
}

type Closed = Exclude<PublicItem, { kind: "exercise" }>;
type Choice = Extract<Closed, { kind: "choose-one" | "choose-several" }>;

const DONT_KNOW: Answer = { kind: "dont-know" };

/** Right answer to a closed item, found by the texts that the learner sees. */
export function rightAnswer(book: AnswerBook, shown: Closed): Answer {
  const item = book.items.get(shown.id);
  if (item === undefined) return DONT_KNOW;
  switch (shown.kind) {
    case "choose-one":
      return { kind: "choose-one", option: chosen(shown, item)[0] ?? "" };
    case "choose-several":
      return { kind: "choose-several", options: chosen(shown, item) };
    case "predict-output":
      return item.kind === "predict-output" ? { kind: "predict-output", output: item.output } : DONT_KNOW;
    case "order-lines":
      return { kind: "order-lines", lines: ordered(shown, item) };
    case "fill-blank":
      return item.kind === "fill-blank"
        ? { kind: "fill-blank", blanks: item.blanks.map(({ accept }) => accept[0] ?? "") }
        : DONT_KNOW;
  }
}

/**
 * Wrong answer that a learner could give: a wrong choice, a foreseen wrong text, or the lines in reverse
 * order.
 */
export function wrongAnswer(book: AnswerBook, shown: Closed): Answer {
  const item = book.items.get(shown.id);
  if (item === undefined) return DONT_KNOW;
  switch (shown.kind) {
    case "choose-one": {
      const right = new Set(chosen(shown, item));
      return { kind: "choose-one", option: shown.options.find(({ id }) => !right.has(id))?.id ?? "" };
    }
    case "choose-several": {
      const right = new Set(chosen(shown, item));
      return {
        kind: "choose-several",
        options: shown.options.flatMap(({ id }) => (right.has(id) ? [] : [id])),
      };
    }
    case "predict-output":
      return item.kind === "predict-output"
        ? { kind: "predict-output", output: item.wrong[0]?.output ?? "" }
        : DONT_KNOW;
    case "order-lines":
      return { kind: "order-lines", lines: ordered(shown, item).toReversed() };
    case "fill-blank":
      return item.kind === "fill-blank"
        ? {
            kind: "fill-blank",
            blanks: item.blanks.map(
              (_, index) => item.wrong.find(({ blank }) => blank === index + 1)?.text ?? "",
            ),
          }
        : DONT_KNOW;
  }
}

/** Files that pass an exercise. */
export function solvedFiles(book: AnswerBook, exercise: string): Files {
  return book.exercises.get(exercise)?.solutions[0]?.files ?? {};
}

function chosen(shown: Choice, item: Item): string[] {
  if (item.kind !== "choose-one" && item.kind !== "choose-several") return [];
  const right = new Set(
    item.options.filter((option) => option.right === true).map(({ text }) => renderMarkdown(text)),
  );
  return shown.options.filter(({ html }) => right.has(html)).map(({ id }) => id);
}

function ordered(shown: Extract<Closed, { kind: "order-lines" }>, item: Item): string[] {
  return item.kind === "order-lines"
    ? item.lines.map((line) => shown.lines.find(({ text }) => text === line)?.id ?? "")
    : [];
}
