import { add, count } from "./stock.js";

export { add as addStock, count as stockOf };

export function placeOrder(name, amount) {
  const placed = amount <= count(name);
  return { placed, left: placed ? count(name) - amount : count(name) };
}
