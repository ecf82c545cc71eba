import type { Solution } from "@aulo/contract";

/** The name of a solution, "for-of-loop", in words: "For of loop". */
export function sayName({ name }: Solution): string {
  const words = name.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
