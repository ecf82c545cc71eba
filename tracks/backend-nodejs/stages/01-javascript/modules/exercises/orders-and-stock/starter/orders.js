export function placeOrder(name, amount) {
  // Take the amount out of the stock if there is enough of it.
}
