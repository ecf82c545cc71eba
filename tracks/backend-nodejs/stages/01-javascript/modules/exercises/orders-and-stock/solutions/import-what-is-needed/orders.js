import { add, count, remove } from "./stock.js";

export { add as addStock, count as stockOf };

export function placeOrder(name, amount) {
  const placed = amount <= count(name);
  if (placed) remove(name, amount);
  return { placed, left: count(name) };
}
