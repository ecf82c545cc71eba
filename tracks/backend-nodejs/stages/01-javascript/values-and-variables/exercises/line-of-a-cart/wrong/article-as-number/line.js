export function cartLine(article, price, inCart, typed) {
  const pieces = inCart + Number(typed);
  const name = Number(article) >= 0 ? Number(article) : article;
  return `${pieces} x ${name}, ${price} each, ${pieces * price} in all`;
}
