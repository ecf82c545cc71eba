import { setTimeout as sleep } from "node:timers/promises";

let isOpen = true;
let orders = 0;

/** Writes an order down, which takes `takesMs`. @throws Error when the ledger is closed by then */
export async function writeOrder(seat, takesMs) {
  await sleep(takesMs);
  if (!isOpen) throw new Error("the ledger is closed");
  orders += 1;
  return { number: orders, seat };
}

/** How many orders there are. */
export function countOrders() {
  return orders;
}

/** Closes the ledger for good. */
export async function closeLedger() {
  isOpen = false;
  await sleep(30);
  console.log("ledger closed");
}
