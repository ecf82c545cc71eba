export function cartLine(article, price, inCart, typed) {
  const pieces = Number(inCart + typed);
  return `${pieces} x ${article}, ${price} each, ${pieces * price} in all`;
}
