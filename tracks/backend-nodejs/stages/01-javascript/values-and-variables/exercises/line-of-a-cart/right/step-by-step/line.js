export function cartLine(article, price, inCart, typed) {
  let added = +typed;
  let sum = inCart + added;
  let line = `${sum} x `;
  line = line + article;
  line = line + `, ${price} each`;
  line += `, ${price * inCart + price * added} in all`;
  return line;
}
