export function cartLine(article, price, inCart, typed) {
  const pieces = inCart + Number(typed);
  const total = pieces * price;
  console.log(`${pieces} x ${article}, ${price} each, ${total} in all`);
}
