import type { Answer, Check, Feedback, PublicItem } from "@aulo/contract";
import { headingOf } from "@aulo/contract/words/checks";
import { codeLines, htmlToLines, htmlToText } from "../terminal/html-to-lines.ts";
import { plain } from "../terminal/plain.ts";
import type { Screen } from "../terminal/screen.ts";

type Look = Pick<Screen, "style" | "width">;

/** The open item of a check as text: the question and its choices, numbered from 1. */
export function itemLines(check: Check, look: Look): string[] {
  const { item, hintsShown, onlyMeasures } = check;
  if (item === null) return [];
  return [
    look.style.strong(headingOf(check)),
    ...(onlyMeasures ? ["This one only measures how good the placement was: it changes nothing."] : []),
    "",
    ...htmlToLines(item.askHtml, look),
    "",
    ...partLines(item, look),
    ...hintsShown.map((hint, index) => `Hint ${index + 1}: ${plain(hint)}`),
  ];
}

/** How an answer to the item is typed. */
export function howToAnswer(item: PublicItem): string {
  switch (item.kind) {
    case "choose-one":
      return "Type the number of the right one.";
    case "choose-several":
      return "Type the numbers of all right ones, such as 1 3, or none.";
    case "predict-output":
      return "Type the output line by line. End it with an empty line; write \\ for an empty line of the output.";
    case "order-lines":
      return "Type the numbers of the lines in the right order, such as 2 1 3. A line that does not belong is left out.";
    case "fill-blank":
      return item.blanks === 1
        ? "Type the text of the blank."
        : "Type the text of each blank on a line of its own.";
    case "exercise":
      return "It is answered by code: aulo code";
  }
}

/**
 * The answer that the words say, each word a choice, a blank or a line of output.
 *
 * @returns a sentence when they do not fit the item
 */
export function toAnswer(item: PublicItem, words: readonly string[]): Answer | string {
  switch (item.kind) {
    case "choose-one": {
      const [option, ...more] = pick(item.options, words) ?? [];
      if (option === undefined || more.length > 0) return `Type one number from 1 to ${item.options.length}.`;
      return { kind: item.kind, option };
    }
    case "choose-several": {
      const options = words.join() === "none" ? [] : pick(item.options, words);
      return options === null
        ? `Type numbers from 1 to ${item.options.length}, or none.`
        : { kind: item.kind, options };
    }
    case "order-lines": {
      const lines = pick(item.lines, words);
      return lines === null || lines.length === 0
        ? `Type numbers from 1 to ${item.lines.length}, each once.`
        : { kind: item.kind, lines };
    }
    case "predict-output":
      return { kind: item.kind, output: words.join("\n") };
    case "fill-blank":
      return words.length === item.blanks
        ? { kind: item.kind, blanks: [...words] }
        : `There must be ${item.blanks} texts, one for each blank; there are ${words.length}.`;
    case "exercise":
      return howToAnswer(item);
  }
}

/** The feedback on an answer: the verdict, why, and the right answer after a wrong one. */
export function feedbackLines(item: PublicItem, feedback: Feedback, look: Look): string[] {
  const { style } = look;
  const { right, becauseHtml, notes, rightAnswer, solutions } = feedback;
  return [
    right ? style.good("Right.") : style.bad("Not right."),
    ...htmlToLines(becauseHtml, look),
    ...notes
      .filter(({ chosen, right: isRight }) => chosen || !isRight)
      .map(({ about, right: isRight, becauseHtml: why }) =>
        [
          nameOf(item, about),
          partsOf(item).length === 0 ? "" : isRight ? "right" : "wrong",
          htmlToText(why, look),
        ]
          .filter((part) => part)
          .join(": "),
      ),
    ...(right || rightAnswer === null ? [] : ["The right answer:", ...answerLines(item, rightAnswer, look)]),
    ...solutions.flatMap(({ name, noteHtml, files }) => [
      "",
      style.strong(`Solution “${plain(name)}”`),
      ...htmlToLines(noteHtml, look),
      ...Object.entries(files).flatMap(([file, text]) => [`${plain(file)}:`, ...codeLines(text)]),
    ]),
  ];
}

function partLines(item: PublicItem, look: Look): string[] {
  switch (item.kind) {
    case "choose-one":
    case "choose-several":
      return item.options.map(({ html }, index) => `${index + 1}. ${htmlToText(html, look)}`);
    case "order-lines":
      return item.lines.map(({ text }, index) => `${index + 1}. ${plain(text)}`);
    case "predict-output":
    case "fill-blank":
      return codeLines(item.code);
    case "exercise":
      return [`It is an exercise: ${plain(item.title)}. aulo code puts its files into a folder.`];
  }
}

/** Ids of the parts with these numbers, each at most once; null when one does not fit. */
function pick(parts: readonly { id: string }[], words: readonly string[]): string[] | null {
  const numbers = words.flatMap((word) => word.split(/[\s,]+/)).filter((word) => word !== "");
  const ids = numbers.map((word) => (/^\d+$/.test(word) ? parts[Number(word) - 1]?.id : undefined));
  const found = ids.filter((id) => id !== undefined);
  return found.length === numbers.length && new Set(found).size === found.length ? found : null;
}

/** A part of the item by its number, as the learner saw it. */
function nameOf(item: PublicItem, about: string | null): string {
  if (about === null) return "";
  const index = partsOf(item).findIndex(({ id }) => id === about);
  return index === -1 ? `Blank ${about}` : String(index + 1);
}

function partsOf(item: PublicItem): readonly { id: string }[] {
  if (item.kind === "order-lines") return item.lines;
  return item.kind === "choose-one" || item.kind === "choose-several" ? item.options : [];
}

function answerLines(item: PublicItem, answer: Answer, look: Look): string[] {
  const all = partLines(item, look);
  const byId = (ids: readonly string[]) =>
    ids.map((id) => all[partsOf(item).findIndex((part) => part.id === id)] ?? "");
  switch (answer.kind) {
    case "choose-one":
      return byId([answer.option]);
    case "choose-several":
      return byId(answer.options);
    case "order-lines":
      return byId(answer.lines);
    case "predict-output":
      return codeLines(answer.output);
    case "fill-blank":
      return answer.blanks.map((blank, index) => `Blank ${index + 1}: ${plain(blank)}`);
    case "dont-know":
      return [];
  }
}
