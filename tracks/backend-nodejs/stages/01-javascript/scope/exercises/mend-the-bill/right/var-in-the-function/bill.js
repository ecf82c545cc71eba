export function bill(articles, priceOf, isMember) {
  var total = 0, highest = 0, price;
  for (var i = 0; i < articles.length; i++) {
    price = priceOf(articles[i]);
    if (price > 100) price = 100;
    if (price > highest) highest = price;
    total = total + price;
  }
  if (isMember) total = total < 10 ? 0 : total - 10;
  return i + " articles, " + total + " in all, highest " + highest;
}
