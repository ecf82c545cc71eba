export function cartLine(article, price, inCart, typed) {
  const pieces = inCart + parseInt(typed);
  return `${pieces} x ${article}, ${price} each, ${pieces * price} in all`;
}
