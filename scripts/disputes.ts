// Lists the answers that learners of this installation dispute, by item: `npm run disputes -- --help`.

import { parseArgs } from "node:util";
import type { Answer } from "@aulo/contract";
import { readConfig } from "../packages/server/src/config.ts";
import {
  type DisputedItem,
  type DisputeFilter,
  listDisputes,
} from "../packages/server/src/corrections/list-disputes.ts";
import { connect } from "../packages/server/src/db/connect.ts";
import { migrate } from "../packages/server/src/db/migrate.ts";
import { loadCatalogue } from "../packages/server/src/load-catalogue.ts";

const USAGE = `npm run disputes -- [options]

  --concept ID   disputes of the items of one concept
  --item ID      disputes of one item or exercise
  --json         everything as JSON, with whole answers and the files of exercises

It reads the disputes of this installation (AULO_DATA_DIR, or DATABASE_URL), while Aulo is stopped. It names no learner.`;

function tell(items: readonly DisputedItem[]): string {
  if (items.length === 0) return "No disputes.";
  return items.map(tellItem).join("\n\n");
}

function tellItem({ item, disputes }: DisputedItem): string {
  const count = `${disputes.length} ${disputes.length === 1 ? "dispute" : "disputes"}`;
  const lines = disputes.flatMap(({ at, reason, answer, files, trackVersion }) => [
    `  ${at.slice(0, 10)}  ${toLine(reason)} (track version ${trackVersion})`,
    ...(answer === null ? [] : [`              answer: ${toLine(answerText(answer))}`]),
    ...(files === null
      ? []
      : [`              files: ${toLine(Object.keys(files).join(", "))} (shown by --json)`]),
  ]);
  return [`${item}: ${count}`, ...lines].join("\n");
}

function answerText(answer: Answer): string {
  switch (answer.kind) {
    case "choose-one":
      return answer.option;
    case "choose-several":
      return answer.options.join(" | ");
    case "predict-output":
      return answer.output;
    case "order-lines":
      return answer.lines.join(" | ");
    case "fill-blank":
      return answer.blanks.join(" | ");
    case "dont-know":
      return "I don't know yet";
  }
}

/** One line without control characters: learners write the text, and a terminal would obey its escape sequences. */
function toLine(text: string): string {
  return text
    .trim()
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\p{Cc}/gu, "");
}

async function list(filter: DisputeFilter): Promise<DisputedItem[]> {
  const config = readConfig(process.env);
  const catalogue = await loadCatalogue(config.trackDir);
  const { db, close } = await connect(config);
  try {
    await migrate(db);
    return await listDisputes({ db, catalogue }, filter);
  } finally {
    await close();
  }
}

try {
  const { values } = parseArgs({
    options: {
      concept: { type: "string" },
      item: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
  } else {
    const items = await list({ concept: values.concept ?? null, item: values.item ?? null });
    console.log(values.json ? JSON.stringify(items, null, 2) : tell(items));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
