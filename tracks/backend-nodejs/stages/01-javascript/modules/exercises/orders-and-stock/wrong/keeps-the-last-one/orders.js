import { add, remove, count } from "./stock.js";
export { add as addStock, count as stockOf };
export function placeOrder(name, amount) {
  if (count(name) <= amount) return { placed: false, left: count(name) };
  remove(name, amount);
  return { placed: true, left: count(name) };
}
