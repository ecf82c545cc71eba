import { add as addStock, count as stockOf, remove } from "./stock.js";

export function placeOrder(name, amount) {
  const placed = amount <= stockOf(name);
  if (placed) remove(name, amount);
  return { placed, left: stockOf(name) };
}
