import { add, remove, count } from "./stock.js";
export { add as addStock, count as stockOf };
const known = new Map();
export function placeOrder(name, amount) {
  const before = known.get(name) ?? count(name);
  if (before < amount) return { placed: false, left: before };
  remove(name, amount);
  known.set(name, before - amount);
  return { placed: true, left: before - amount };
}
