import type { ItemId } from "@aulo/contract";

/** Readable name of an item, from the second part of its id: "lost return" for `promises.lost-return`. */
export function itemName(id: ItemId): string {
  return (id.split(/[./]/).at(1) ?? id).replaceAll("-", " ");
}
