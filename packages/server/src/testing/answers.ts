import type { Answer, Check, PublicItem } from "@aulo/contract";

/** The right answer to a closed item of the small track. */
export function rightAnswer(item: PublicItem): Answer {
  switch (item.kind) {
    case "choose-one":
      return { kind: item.kind, option: idOf(item.options, "two") };
    case "choose-several":
      return { kind: item.kind, options: ["1", "2"].map((text) => idOf(item.options, text)) };
    case "predict-output":
      return { kind: item.kind, output: "5  \n\n" };
    case "order-lines":
      return {
        kind: item.kind,
        lines: ["const a = 1;", "const b = 2;", "console.log(a + b);"].map((line) =>
          idOfLine(item.lines, line),
        ),
      };
    case "fill-blank":
      return { kind: item.kind, blanks: ["  const "] };
    case "exercise":
      return { kind: "dont-know" };
  }
}

/** A wrong answer that the author foresaw, to a closed item of the small track. */
export function wrongAnswer(item: PublicItem): Answer {
  switch (item.kind) {
    case "choose-one":
      return { kind: item.kind, option: idOf(item.options, "eleven") };
    case "choose-several":
      return { kind: item.kind, options: [idOf(item.options, "text")] };
    case "predict-output":
      return { kind: item.kind, output: "23" };
    case "order-lines":
      return { kind: item.kind, lines: [idOfLine(item.lines, "console.log(c);")] };
    case "fill-blank":
      return { kind: item.kind, blanks: ["return"] };
    case "exercise":
      return { kind: "dont-know" };
  }
}

/** The open item of a check that has one. */
export function openItemOf({ item }: Check): PublicItem {
  if (item === null) throw new Error("The check has no open item.");
  return item;
}

function idOf(options: readonly { id: string; html: string }[], text: string): string {
  return options.find(({ html }) => html.includes(text))?.id ?? "";
}

function idOfLine(lines: readonly { id: string; text: string }[], text: string): string {
  return lines.find((line) => line.text === text)?.id ?? "";
}
