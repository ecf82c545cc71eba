export function cartLine(article, price, inCart, typed) {
  const pieces = inCart + Number(typed);
  const total = pieces * price;
  return `${pieces} x ${article}, ${price || "nothing"} each, ${total || "nothing"} in all`;
}
