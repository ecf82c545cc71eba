export function cartLine(article, price, inCart, typed) {
  const added = Number(typed);
  const pieces = inCart + added;
  return `${pieces} x ${article}, ${price} each, ${price * added} in all`;
}
