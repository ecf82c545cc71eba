export function cartLine(article, price, inCart, typed) {
  const pieces = inCart + Number(typed);
  return `${pieces} x ${article.trim()}, ${price} each, ${pieces * price} in all`;
}
