import { setTimeout as sleep } from "node:timers/promises";

const orders = new Map([
  ["1", { id: 1, bread: "rye", pieces: 2, readyInMs: 5 }],
  ["2", { id: 2, bread: "spelt", pieces: 1, readyInMs: 120 }],
  ["3", { id: 3, bread: "white", pieces: 6, readyInMs: 40 }],
]);

/** The order, or undefined. @throws Error for order 13, at whose table the oven stands */
export async function findOrder(id) {
  const order = orders.get(id);
  await sleep(order?.readyInMs ?? 1);
  if (id === "13") throw new Error("oven 13 does not answer");
  return order;
}
