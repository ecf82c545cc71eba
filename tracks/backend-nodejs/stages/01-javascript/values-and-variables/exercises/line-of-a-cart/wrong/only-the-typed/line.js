export function cartLine(article, price, inCart, typed) {
  inCart = Number(typed);
  return `${inCart} x ${article}, ${price} each, ${inCart * price} in all`;
}
