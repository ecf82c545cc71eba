import type { Lesson } from "@aulo/contract";
import { inMinutesOrHours } from "@aulo/contract/words/quantities";
import { codeLines, htmlToLines } from "../terminal/html-to-lines.ts";
import { plain } from "../terminal/plain.ts";
import type { Screen } from "../terminal/screen.ts";

type Block = Lesson["blocks"][number];

/** A lesson as text. The output of an example that is to be predicted is left out: `aulo example ID` shows it. */
export function lessonLines(
  { concept, minutes, blocks, seenIn }: Lesson,
  look: Pick<Screen, "style" | "width">,
): string[] {
  return [
    look.style.strong(`${plain(concept.title)} (${inMinutesOrHours(minutes)})`),
    plain(concept.use),
    "",
    ...blocks.flatMap((block) => [...blockLines(block, look), ""]),
    ...(seenIn === null ? [] : [`In Aulo's own source: ${plain(seenIn.path)}. ${plain(seenIn.text)}`]),
  ];
}

/** Another explanation, for a learner whom the lesson did not help. */
export function againLines({ again }: Lesson, look: Pick<Screen, "style" | "width">): string[] {
  return (again ?? []).flatMap((block) => [...blockLines(block, look), ""]);
}

function blockLines(block: Block, look: Pick<Screen, "style" | "width">): string[] {
  switch (block.kind) {
    case "text":
      return htmlToLines(block.html, look);
    case "code":
      return codeLines(block.code);
    case "example":
      return [
        `Example ${block.id}:`,
        ...codeLines(block.code),
        ...(block.output === null
          ? [`What does it print? Decide first, then look: aulo example ${block.id}`]
          : ["It prints:", ...codeLines(block.output)]),
      ];
  }
}
