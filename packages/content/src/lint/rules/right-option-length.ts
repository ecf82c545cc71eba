import type { ChoiceItem, Option } from "../../schema/item.ts";
import type { Concept } from "../../track.ts";
import { itemsFile } from "../../track-files.ts";
import type { Finding, Rule } from "../rule.ts";

/** A right option stands out when it is this many times longer than the mean of the wrong ones. */
const STANDS_OUT = 1.6;
/** A right option of fewer characters is read at a glance, so its length gives nothing away. */
const GLANCE = 12;

/** Length does not give the right option away: it is the longest, or stands out, in at most half of a concept's choices. */
export const rightOptionLength: Rule = {
  name: "right-option-length",
  check: (track) => track.concepts.flatMap(judge),
};

function judge(concept: Concept): Finding[] {
  const choices = concept.items.filter(
    (item) => item.kind === "choose-one" || item.kind === "choose-several",
  );
  const longest = choices.filter(rightIsLongest);
  const outstanding = choices.filter(rightStandsOut);
  if (longest.length <= choices.length / 2 && outstanding.length <= choices.length / 2) return [];
  if (choices.length < 2 && outstanding.length === 0) return [];
  const ids = [...new Set([...longest, ...outstanding])].map(({ id }) => id).join(", ");
  const message = `The right option is the longest, or far longer than the rest, in more than half of the choices: ${ids}.`;
  return [{ file: itemsFile(concept), message }];
}

function lengths(options: Option[]): number[] {
  return options.map(({ text }) => text.trim().length);
}
function isRight(option: Option): boolean {
  return option.right === true;
}

function rightIsLongest({ options }: ChoiceItem): boolean {
  const right = Math.min(...lengths(options.filter(isRight)));
  return right >= GLANCE && right > Math.max(...lengths(options.filter((option) => !isRight(option))));
}

function rightStandsOut({ options }: ChoiceItem): boolean {
  const right = Math.max(...lengths(options.filter(isRight)));
  const wrong = lengths(options.filter((option) => !isRight(option)));
  const mean = wrong.reduce((sum, length) => sum + length, 0) / wrong.length;
  return right >= GLANCE && right > STANDS_OUT * mean;
}
