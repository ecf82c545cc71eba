import { add, count, remove } from "./stock.js";

export * from "./stock.js";
export const addStock = add;
export const stockOf = count;

export function placeOrder(name, amount) {
  const placed = amount <= count(name);
  if (placed) remove(name, amount);
  return { placed, left: count(name) };
}
