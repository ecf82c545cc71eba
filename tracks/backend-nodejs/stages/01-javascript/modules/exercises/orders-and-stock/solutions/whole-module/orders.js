import * as stock from "./stock.js";

export { add as addStock, count as stockOf } from "./stock.js";

export function placeOrder(name, amount) {
  if (amount > stock.count(name)) {
    return { placed: false, left: stock.count(name) };
  }
  stock.remove(name, amount);
  return { placed: true, left: stock.count(name) };
}
