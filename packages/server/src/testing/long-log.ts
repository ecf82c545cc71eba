import { randomUUID } from "node:crypto";
import type { Answered, ItemNode } from "@aulo/engine";
import type { Deps } from "../deps.ts";
import { type Entry, NO_CONTEXT } from "../log/entry.ts";
import { insertEntries } from "../log/queries.ts";

const FROM = Date.UTC(2020, 0, 1);
const BETWEEN_MS = 600_000;

/** Writes answers to the items of the track, one after the other, into an empty log: three of four are right. */
export async function writeLongLog(
  { db, catalogue }: Pick<Deps, "db" | "catalogue">,
  learnerId: string,
  answers: number,
): Promise<void> {
  const nodes = catalogue.graph.items;
  const entries = Array.from({ length: answers }, (_, index) => index).flatMap((index): Entry[] => {
    const node = nodes[index % nodes.length];
    return node === undefined ? [] : [{ ...NO_CONTEXT, sequence: index + 1, event: toAnswer(node, index) }];
  });
  await insertEntries(db, learnerId, entries);
}

function toAnswer(node: ItemNode, index: number): Answered {
  return {
    kind: "answered",
    id: randomUUID(),
    at: FROM + index * BETWEEN_MS,
    item: node.id,
    concept: node.concept,
    also: node.also,
    itemKind: node.kind,
    choices: node.choices,
    difficulty: node.difficulty,
    purpose: "step",
    result: index % 4 === 3 ? "wrong" : "right",
    hints: 0,
    hintsOf: node.hints,
    tries: 0,
    shows: node.shows,
    faults: [],
    onlyMeasures: false,
  };
}
