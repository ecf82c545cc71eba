import type { Check } from "@aulo/contract";

/** Number of the open item in its check, from 1: the answered items come before it. */
export function openItemNumber({ asked }: Pick<Check, "asked">): number {
  return asked + 1;
}
