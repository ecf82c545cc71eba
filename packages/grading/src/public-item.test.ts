import { renderMarkdown } from "@aulo/content";
import { PublicItem } from "@aulo/contract";
import { beforeAll, describe, expect, test } from "vitest";
import { loadRealCatalogue } from "../../server/src/testing/real-track.ts";
import type { Catalogue, CatalogueItem } from "../../server/src/catalogue/catalogue.ts";
import { allLines, toPublicItem } from "./public-item.ts";

const SEEDS = [1, 2, 3];

/** Every text in a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

/** All that a learner may see of an item before answering, but for words of the contract and ids of places. */
function openTextsOf(entry: CatalogueItem): string[] {
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
      return [
        asked,
        item.code,
        item.language,
        renderMarkdown(`\`\`\`${item.language}\n${item.code}\n\`\`\``),
      ];
    case "order-lines":
      return [asked, ...allLines(item)];
    case "fill-blank":
      return [asked, item.code, item.language];
  }
}

/** Texts that would give an answer away wherever they stood. */
function secretsOf(entry: CatalogueItem): string[] {
  if (entry.kind === "exercise") {
    const { tests, solutions, wrong, hints } = entry.exercise;
    return [
      ...textsIn(tests),
      ...hints,
      ...solutions.flatMap(({ note, changed }) => [note, ...textsIn(changed)]),
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
  let catalogue: Catalogue;

  beforeAll(async () => {
    catalogue = await loadRealCatalogue();
  });

  test("has the documented shape and not a key more, over the whole track", () => {
    expect(catalogue.items.size).toBeGreaterThan(200);
    for (const entry of catalogue.items.values())
      for (const seed of SEEDS) expect(PublicItem.parse(toPublicItem(entry, seed))).toBeDefined();
  });

  test("says nothing but what may be seen before the answer, over the whole track", () => {
    for (const [id, entry] of catalogue.items) {
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

  test("holds no explanation, misconception, hint, solution or test, over the whole track", () => {
    for (const [id, entry] of catalogue.items) {
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
    const entry = [...catalogue.items.values()].find(
      (each) => each.kind === "closed" && "options" in each.item,
    );
    if (entry === undefined) throw new Error("The track has no choice.");
    expect(toPublicItem(entry, 7)).toEqual(toPublicItem(entry, 7));
    const orders = new Set(
      Array.from({ length: 40 }, (_, seed) => JSON.stringify(toPublicItem(entry, seed))),
    );
    expect(orders.size).toBeGreaterThan(1);
  });

  test("a lesson keeps the output of what is to be predicted to itself", () => {
    for (const lesson of catalogue.lessons.values())
      for (const block of lesson.blocks)
        if (block.kind === "example" && block.mode === "predict") expect(block.output).toBeNull();
  });
});
