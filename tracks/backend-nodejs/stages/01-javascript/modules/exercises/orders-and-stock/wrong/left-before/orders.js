import { add, count, remove } from "./stock.js";

export { add as addStock, count as stockOf };

export function placeOrder(name, amount) {
  const left = count(name);
  const placed = amount <= left;
  if (placed) remove(name, amount);
  return { placed, left };
}
