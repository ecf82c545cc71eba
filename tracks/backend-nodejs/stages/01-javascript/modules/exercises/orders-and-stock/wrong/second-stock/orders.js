export { add as addStock, count as stockOf } from "./stock.js";

const counts = new Map();

export function placeOrder(name, amount) {
  const before = counts.get(name) ?? 0;
  const placed = amount <= before;
  if (placed) counts.set(name, before - amount);
  return { placed, left: counts.get(name) ?? 0 };
}
