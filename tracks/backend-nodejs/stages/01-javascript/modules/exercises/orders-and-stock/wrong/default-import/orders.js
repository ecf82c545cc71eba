import stock from "./stock.js";

export const addStock = stock.add;
export const stockOf = stock.count;

export function placeOrder(name, amount) {
  const placed = amount <= stock.count(name);
  if (placed) stock.remove(name, amount);
  return { placed, left: stock.count(name) };
}
