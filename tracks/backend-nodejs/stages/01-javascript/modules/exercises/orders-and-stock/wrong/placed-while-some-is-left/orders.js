import { add, count, remove } from "./stock.js";

export { add as addStock, count as stockOf };

export function placeOrder(name, amount) {
  if (amount <= count(name)) remove(name, amount);
  return { placed: count(name) > 0, left: count(name) };
}
