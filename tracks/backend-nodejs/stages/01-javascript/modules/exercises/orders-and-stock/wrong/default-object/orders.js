import { add, count, remove } from "./stock.js";

function placeOrder(name, amount) {
  const placed = amount <= count(name);
  if (placed) remove(name, amount);
  return { placed, left: count(name) };
}

export default { placeOrder, addStock: add, stockOf: count };
