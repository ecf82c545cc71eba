import stock from "./stock.js";

export const { add: addStock, count: stockOf } = stock;

class Answer {
  constructor(placed, left) {
    this.left = left;
    this.placed = placed;
  }
}

export function placeOrder(name, amount) {
  const left = stock.count(name) - amount;
  if (left < 0) return new Answer(false, left + amount);
  stock.remove(name, amount);
  return new Answer(true, left);
}
