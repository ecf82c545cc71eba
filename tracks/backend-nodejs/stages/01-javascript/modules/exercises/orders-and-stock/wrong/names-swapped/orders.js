import { add, count, remove } from "./stock.js";

export { add as stockOf, count as addStock };

export function placeOrder(name, amount) {
  const placed = amount <= count(name);
  if (placed) remove(name, amount);
  return { placed, left: count(name) };
}
