export function cartLine(article, price, inCart, typed) {
  const pieces = inCart + typed;
  const total = pieces * price;
  return `${pieces} x ${article}, ${price} each, ${total} in all`;
}
