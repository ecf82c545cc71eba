export const cartLine = (article, price, inCart, typed) => {
  var count = inCart - -typed;
  return [count, "x", article + ",", price, "each,", count * price, "in all"].join(" ");
};
