import type { ItemId } from "@aulo/contract";

/** The name of an item for the eye, from the second part of its id: `promises.lost-return` is "lost return". */
export function itemName(id: ItemId): string {
  return (id.split(/[./]/).at(1) ?? id).replaceAll("-", " ");
}
