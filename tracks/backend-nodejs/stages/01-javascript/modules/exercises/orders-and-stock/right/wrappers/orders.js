const stock = await import("./stock.js");

const addStock = (name, amount) => {
  stock.add(name, amount);
};
const stockOf = (name) => stock.count(name);

class Order {
  constructor(name, amount) {
    this.placed = !(stockOf(name) < amount);
    if (this.placed) stock.take(name, amount);
    this.left = stockOf(name);
  }
}

const placeOrder = (name, amount) => new Order(name, amount);

export { addStock, placeOrder, stockOf };
