import type { BlankItem } from "./schema/item.ts";
import { foldTyped, usualTypedAs } from "./typed-text.ts";
import { foldSpace } from "./white-space.ts";

/** True when the blank with this index, from 0, takes the text. */
export function isAccepted(item: BlankItem, index: number, text: string): boolean {
  const blank = item.blanks[index];
  if (blank === undefined) return false;
  if (blank.accept.some((accepted) => isSameTyped(item, index, accepted, text))) return true;
  return blank.matches !== null && new RegExp(`^(?:${blank.matches})$`, "u").test(foldSpace(text));
}

/** True when two texts mean the same in the blank with this index, from 0. */
export function isSameTyped({ language, blanks }: BlankItem, index: number, a: string, b: string): boolean {
  const as = blanks[index]?.as ?? usualTypedAs(language);
  return foldTyped(as, a) === foldTyped(as, b);
}
