import type { Example, ProseClaim } from "../lesson/lesson.ts";
import { rightOrders } from "../line-orders.ts";
import type { Item, OrderItem } from "../schema/item.ts";
import type { Concept } from "../track.ts";
import { itemsFile, lessonsOf } from "../track-files.ts";
import { foldOutput, foldSpace } from "../white-space.ts";
import type { Claim } from "./claim.ts";
import { type RunOutcome, toExampleJob } from "./job.ts";
import { toOutcomeText } from "./outcome-text.ts";

/** Claims of a concept: every example, every hidden program of its prose and every runnable item prints the declared output. */
export function outputClaims(concept: Concept): Claim[] {
  const examples = lessonsOf(concept).flatMap(({ file, lesson, blocks }) => [
    ...blocks.flatMap((block) => (block.kind === "example" ? [exampleClaim(file, block)] : [])),
    ...lesson.claims.map((claim) => proseClaim(file, claim)),
  ]);
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

function proseClaim(file: string, { language, code, output, line }: ProseClaim): Claim {
  return {
    kind: "prose",
    name: `claim in line ${line} of ${file}`,
    file,
    place: { line },
    job: toExampleJob({ language, code }),
    judge: (outcome) => judgePrinted(`The claim in line ${line}`, output, outcome),
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

/** Every right order prints the output. A right order with one line moved does not, unless it is right too. */
function orderClaims(item: OrderItem, output: string, place: Place): Claim[] {
  const right = rightOrders(item);
  const program = (order: number[]) => order.map((index) => item.lines[index] ?? "").join("\n");
  // Two lines that differ only in their indentation can swap.
  const meaning = (order: number[]) => order.map((index) => foldSpace(item.lines[index] ?? "")).join("\n");
  const known = new Set(right.map(meaning));
  const moved = right.flatMap(ordersWithOneMoved).filter((order) => {
    const isNew = !known.has(meaning(order));
    known.add(meaning(order));
    return isNew;
  });
  const claim = (order: number[], judge: Claim["judge"]): Claim => {
    const job = toExampleJob({ language: "js", code: program(order) });
    return { ...place, kind: "line-order", name: `${item.id} [${order}]`, job, judge };
  };
  return [
    ...right.map((order) => claim(order, (outcome) => judgePrinted(`The order [${order}]`, output, outcome))),
    ...moved.map((order) => claim(order, (outcome) => judgeMoved(order, output, outcome))),
  ];
}

function ordersWithOneMoved(order: number[]): number[][] {
  return order.flatMap((line, from) => {
    const rest = order.toSpliced(from, 1);
    return order.map((_, to) => rest.toSpliced(to, 0, line));
  });
}

function judgeMoved(order: number[], output: string, outcome: RunOutcome): string | null {
  if (judgePrinted("", output, outcome) !== null) return null;
  return `The order [${order}] prints the same, so it is right too: name its lines under \`free\`, or make the order matter.`;
}

/** @param expected null when the author declared no output: then the run only has to end without an error */
function judgePrinted(name: string, expected: string | null, outcome: RunOutcome): string | null {
  if (outcome.kind !== "finished" || outcome.exitCode !== 0) return `${name} ${toOutcomeText(outcome)}.`;
  const printed = foldOutput(outcome.printed.stdout);
  if (expected === null || printed === foldOutput(expected)) return null;
  return `${name} prints ${JSON.stringify(printed)}, declared is ${JSON.stringify(foldOutput(expected))}.`;
}
