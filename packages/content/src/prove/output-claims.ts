import type { Example } from "../lesson/lesson.ts";
import type { Item } from "../schema/item.ts";
import type { Concept } from "../track.ts";
import { itemsFile, lessonsOf } from "../track-files.ts";
import { foldOutput, foldSpace } from "../white-space.ts";
import type { Claim } from "./claim.ts";
import { type RunOutcome, toExampleJob } from "./job.ts";
import { toOutcomeText } from "./outcome-text.ts";

/** Claims of a concept: every example and every runnable item prints the declared output. */
export function outputClaims(concept: Concept): Claim[] {
  const examples = lessonsOf(concept).flatMap(({ file, blocks }) =>
    blocks.flatMap((block) => (block.kind === "example" ? [exampleClaim(file, block)] : [])),
  );
  const items = concept.items.flatMap((item, index) =>
    itemClaims(item, { file: itemsFile(concept), place: { path: [index] } }),
  );
  return [...examples, ...items];
}

function exampleClaim(file: string, { id, language, code, output, line }: Example): Claim {
  return {
    kind: "example",
    name: `example ${id}, line ${line}`,
    file,
    place: { line },
    job: toExampleJob({ language, code }),
    judge: (outcome) => judgePrinted(`Example ${id}`, output, outcome),
  };
}

type Place = Pick<Claim, "file" | "place">;

function itemClaims(item: Item, place: Place): Claim[] {
  switch (item.kind) {
    case "predict-output":
      return [
        {
          ...place,
          kind: "predicted-output",
          name: item.id,
          job: toExampleJob(item),
          judge: (outcome) => judgePrinted("The code", item.output, outcome),
        },
      ];
    case "order-lines":
      return item.check === null ? [] : orderClaims(item, item.check.output, place);
    case "choose-one":
    case "choose-several":
    case "fill-blank":
      return [];
  }
}

/** Every right order prints the output. An order with two neighbours swapped does not, unless it is listed as right. */
function orderClaims(item: Extract<Item, { kind: "order-lines" }>, output: string, place: Place): Claim[] {
  const natural = item.lines.map((_, index) => index);
  const right = [natural, ...item.orders];
  const named = new Set(right.map((order) => order.join()));
  const program = (order: number[]) => order.map((index) => item.lines[index] ?? "");
  const texts = new Set(right.map((order) => program(order).map(foldSpace).join("\n")));
  const swapped = natural
    .slice(1)
    .map((_, at) => natural.toSpliced(at, 2, at + 1, at))
    .filter((order) => !named.has(order.join()) && !texts.has(program(order).map(foldSpace).join("\n")));
  const claim = (order: number[], judge: Claim["judge"]): Claim => {
    const job = toExampleJob({ language: "js", code: program(order).join("\n") });
    return { ...place, kind: "line-order", name: `${item.id} [${order}]`, job, judge };
  };
  return [
    ...right.map((order) => claim(order, (outcome) => judgePrinted(`The order [${order}]`, output, outcome))),
    ...swapped.map((order) => claim(order, (outcome) => judgeSwapped(order, output, outcome))),
  ];
}

function judgeSwapped(order: number[], output: string, outcome: RunOutcome): string | null {
  if (judgePrinted("", output, outcome) !== null) return null;
  return `The order [${order}] prints the same, so it is right too: name it under \`orders\`, or make the order matter.`;
}

/** @param expected null when the author declared no output: then the run only has to end without an error */
function judgePrinted(name: string, expected: string | null, outcome: RunOutcome): string | null {
  if (outcome.kind !== "finished" || outcome.exitCode !== 0) return `${name} ${toOutcomeText(outcome)}.`;
  const printed = foldOutput(outcome.printed.stdout);
  if (expected === null || printed === foldOutput(expected)) return null;
  return `${name} prints ${JSON.stringify(printed)}, declared is ${JSON.stringify(foldOutput(expected))}.`;
}
