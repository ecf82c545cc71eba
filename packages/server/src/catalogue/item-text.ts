import type { Item } from "@aulo/content";

/** The Markdown of a closed item that its answer does not change: question, explanation and code. */
export function textOfItem(item: Item): string {
  return [item.ask, item.because, "code" in item ? item.code : ""].join("\n");
}
