export function cartLine(article, price, inCart, typed) {
  let pieces = inCart;
  pieces = pieces + Number(typed);
  return String(pieces) + " x " + article + ", " + price + " each, " + pieces * price + " in all";
}
