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
  const { checksum: _, ...parts } = Export.parse(
    await (await page.request.get("/api/learner/export")).json(),
  );
  const items = itemsOf(book);
  const log = items.map((each, index) =>
    toEntry(each, index, { onlyMeasures: index === items.length - 1, hoursAgo }),
  );
  const record = { ...parts, log };
  const body = JSON.stringify({ ...record, checksum: checksumOf(record) });
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

function toEntry(
  { item, concept }: { item: string; concept: string },
  index: number,
  { onlyMeasures, hoursAgo }: { onlyMeasures: boolean; hoursAgo: number },
) {
  const id = randomUUID();
  const at = Date.now() - hoursAgo * HOUR_MS + index * HOUR_MS;
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
    result: index % WRONG_EVERY === WRONG_EVERY - 1 ? "wrong" : "right",
    hints: 0,
    tries: 0,
    faults: [],
    onlyMeasures,
  };
  return { id, at: new Date(at).toISOString(), kind: "answered", event, check: null, why: null, note: "" };
}
