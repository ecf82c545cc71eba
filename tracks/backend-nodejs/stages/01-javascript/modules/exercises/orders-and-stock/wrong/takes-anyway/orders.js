import { add, count, remove } from "./stock.js";

export { add as addStock, count as stockOf };

export function placeOrder(name, amount) {
  const placed = amount <= count(name);
  remove(name, amount);
  return { placed, left: Math.max(count(name), 0) };
}
