import { setTimeout as sleep } from "node:timers/promises";
import { random } from "../session.ts";

/** A whole number from `from` to `to`, both included. It depends only on the run's seed. */
export function randomInt(from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

/** An element of the list, chosen by the run's seed. @throws RangeError when the list is empty */
export function pick<Item>(list: readonly Item[]): Item {
  const picked = list[randomInt(0, list.length - 1)];
  if (picked === undefined) throw new RangeError("There is nothing to pick from.");
  return picked;
}

/** Waits for a time, ms. */
export async function wait(ms: number): Promise<void> {
  await sleep(ms);
}
