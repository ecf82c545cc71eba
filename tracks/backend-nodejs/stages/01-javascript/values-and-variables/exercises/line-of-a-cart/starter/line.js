export function cartLine(article, price, inCart, typed) {
  // Write your lines here, and hand back the finished string.
  return "";
}
