import { randomUUID } from "node:crypto";
import { Export } from "@aulo/contract";
import type { Page } from "@playwright/test";
import { checksumOf } from "../packages/server/src/transfer/checksum.ts";
import type { AnswerBook } from "../scripts/simulate/answers.ts";

const CONCEPTS = 12;
const ITEMS_EACH = 3;
const HOUR_MS = 3_600_000;

/** Every sixth answer is wrong. */
const WRONG_EVERY = 6;

/**
 * Imports a log of 36 answers for the page's learner, one an hour. The last one is the extra item of a
 * placement.
 *
 * @param hoursAgo age of the first answer
 */
export async function answeredBefore(page: Page, book: AnswerBook, hoursAgo = 100): Promise<void> {
  const items = itemsOf(book);
  await importLog(
    page,
    items.map((each, index) => toEntry(each, index, { onlyMeasures: index === items.length - 1, hoursAgo })),
  );
}

/** Imports `knownLog` for the page's learner. */
export function knownBefore(page: Page, book: AnswerBook, concepts: readonly string[]): Promise<void> {
  return importLog(page, knownLog(book, concepts));
}

/** Right answers, a minute apart, to closed items of each of the concepts. */
export function knownLog(book: AnswerBook, concepts: readonly string[]): Entry[] {
  const items = concepts.flatMap((concept) =>
    [...book.items.keys()]
      .filter((id) => id.startsWith(`${concept}.`))
      .slice(0, ITEMS_EACH)
      .map((item) => ({ item, concept })),
  );
  const MINUTE_MS = 60_000;
  const from = Date.now() - items.length * MINUTE_MS;
  return items.map((each, index) =>
    entryOf(each, { at: from + index * MINUTE_MS, result: "right", onlyMeasures: false }),
  );
}

type Entry = ReturnType<typeof entryOf>;

/** An export with this log in place of its own. */
export function withLog(exported: unknown, log: readonly Entry[]): string {
  const { checksum: _, ...parts } = Export.parse(exported);
  const record = { ...parts, log };
  return JSON.stringify({ ...record, checksum: checksumOf(record) });
}

async function importLog(page: Page, log: readonly Entry[]): Promise<void> {
  const body = withLog(await (await page.request.get("/api/learner/export")).json(), log);
  const status = await page.evaluate(async (sent) => {
    const headers = { "content-type": "application/json" };
    return (await fetch("/api/learner/import", { method: "POST", headers, body: sent })).status;
  }, body);
  if (status !== 200) throw new Error(`The import was answered with ${status}.`);
}

function itemsOf(book: AnswerBook): { item: string; concept: string }[] {
  const byConcept = Map.groupBy(
    [...book.items.keys()].filter((id) => id.includes(".")),
    (id) => id.split(".")[0] ?? "",
  );
  return [...byConcept]
    .slice(0, CONCEPTS)
    .flatMap(([concept, items]) => items.slice(0, ITEMS_EACH).map((item) => ({ item, concept })));
}

type Item = { item: string; concept: string };

function toEntry(
  item: Item,
  index: number,
  { onlyMeasures, hoursAgo }: { onlyMeasures: boolean; hoursAgo: number },
) {
  const at = Date.now() - hoursAgo * HOUR_MS + index * HOUR_MS;
  const result = index % WRONG_EVERY === WRONG_EVERY - 1 ? "wrong" : "right";
  return entryOf(item, { at, result, onlyMeasures });
}

function entryOf(
  { item, concept }: Item,
  { at, result, onlyMeasures }: { at: number; result: "right" | "wrong"; onlyMeasures: boolean },
) {
  const id = randomUUID();
  const event = {
    kind: "answered",
    id,
    at,
    item,
    concept,
    also: [],
    itemKind: "predict-output",
    choices: 0,
    difficulty: "medium",
    purpose: onlyMeasures ? "placement" : "step",
    result,
    hints: 0,
    tries: 0,
    faults: [],
    onlyMeasures,
  };
  return { id, at: new Date(at).toISOString(), kind: "answered", event, check: null, why: null, note: "" };
}
