import { join } from "node:path";
import { highlight, loadTrack, renderMarkdown, type Track } from "@aulo/content";
import { PublicItem } from "@aulo/contract";
import { beforeAll, describe, expect, test } from "vitest";
import type { ItemEntry } from "./item-entry.ts";
import { allLines } from "./order-lines.ts";
import { toPublicItem } from "./public-item.ts";

const TRACK = join(import.meta.dirname, "../../../tracks/backend-nodejs");
const SEEDS = [1, 2, 3];

function entriesOf({ concepts }: Track): [string, ItemEntry][] {
  const limits = { timeoutMs: 1_000, memoryMb: 64 };
  return concepts.flatMap(({ id: concept, items, exercises }) => [
    ...items.map((item): [string, ItemEntry] => [item.id, { kind: "closed", concept, item }]),
    ...exercises.map((exercise): [string, ItemEntry] => [
      exercise.id,
      { kind: "exercise", concept, exercise, limits, project: null },
    ]),
  ]);
}

/** Every string in a value, at any depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

/** Strings of an item that a learner may see before the answer, without words of the contract and ids of positions. */
function openTextsOf(entry: ItemEntry): string[] {
  if (entry.kind === "exercise") {
    const { prompt, title, entry: started, starter, support, kind } = entry.exercise;
    return [prompt.html, title, started, kind, ...textsIn(starter), ...textsIn(support)];
  }
  const { item } = entry;
  const asked = renderMarkdown(item.ask);
  switch (item.kind) {
    case "choose-one":
    case "choose-several":
      return [asked, ...item.options.map(({ text }) => renderMarkdown(text))];
    case "predict-output":
      return [asked, item.code, item.language, highlight(item.code, item.language)];
    case "order-lines":
      return [asked, ...allLines(item)];
    case "fill-blank":
      return [asked, item.code, item.language];
  }
}

/** Strings that would give the answer away in any field. */
function secretsOf(entry: ItemEntry): string[] {
  if (entry.kind === "exercise") {
    const { tests, solutions, right, explained, wrong, hints } = entry.exercise;
    return [
      ...textsIn(tests),
      ...hints,
      ...textsIn(explained),
      ...solutions.flatMap(({ note, changed }) => [note, ...textsIn(changed)]),
      ...right.flatMap(({ changed }) => textsIn(changed)),
      ...wrong.map(({ misconception }) => misconception),
    ];
  }
  const { item } = entry;
  const foreseen = "wrong" in item ? item.wrong : "distractors" in item ? item.distractors : [];
  const options = "options" in item ? item.options : [];
  return [
    item.because,
    ...item.hints,
    ...options.map(({ because }) => because),
    ...options.flatMap((option) => ("misconception" in option ? [option.misconception] : [])),
    ...foreseen.flatMap(({ because, misconception }) => [because, misconception]),
    ...("blanks" in item ? item.blanks.map(({ because }) => because) : []),
  ];
}

describe("The public form of an item", () => {
  let entries: ReadonlyMap<string, ItemEntry>;

  beforeAll(async () => {
    const { track } = await loadTrack(TRACK);
    if (track === null) throw new Error("The track is broken.");
    entries = new Map(entriesOf(track));
  });

  test("has exactly the keys of the contract, over the whole track", () => {
    expect(entries.size).toBeGreaterThan(200);
    for (const entry of entries.values())
      for (const seed of SEEDS) expect(PublicItem.parse(toPublicItem(entry, seed))).toBeDefined();
  });

  test("holds only strings that may be seen before the answer, over the whole track", () => {
    for (const [id, entry] of entries) {
      const words = [
        "easy",
        "medium",
        "hard",
        "choose-one",
        "choose-several",
        "predict-output",
        "order-lines",
        "fill-blank",
        "exercise",
      ];
      const open = new Set([id, entry.concept, ...words, ..."abcdefghijklmnopqrst", ...openTextsOf(entry)]);
      for (const seed of SEEDS)
        expect(
          textsIn(toPublicItem(entry, seed)).filter((text) => !open.has(text)),
          id,
        ).toEqual([]);
    }
  });

  test("holds no explanation, misconception, hint, test, solution or walk through a solution, over the whole track", () => {
    for (const [id, entry] of entries) {
      const open = openTextsOf(entry).join("\n");
      const secrets = secretsOf(entry).filter((secret) => !open.includes(secret));
      const text = SEEDS.map((seed) => textsIn(toPublicItem(entry, seed)).join("\n")).join("\n");
      expect(
        secrets.filter((secret) => text.includes(secret)),
        id,
      ).toEqual([]);
    }
  });

  test("shows options and lines in an order that depends on the seed alone", () => {
    const entry = [...entries.values()].find((each) => each.kind === "closed" && "options" in each.item);
    if (entry === undefined) throw new Error("The track has no choice.");
    expect(toPublicItem(entry, 7)).toEqual(toPublicItem(entry, 7));
    const orders = new Set(
      Array.from({ length: 40 }, (_, seed) => JSON.stringify(toPublicItem(entry, seed))),
    );
    expect(orders.size).toBeGreaterThan(1);
  });
});
