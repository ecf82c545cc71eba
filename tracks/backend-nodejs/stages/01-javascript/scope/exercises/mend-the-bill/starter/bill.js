let total = 0;
var count = 0;

export function bill(articles, priceOf, isMember) {
  let highest = 0;

  for (var article of articles) {
    let price = priceOf(article);
    count += 1;
    if (price > 100) {
      let price = 100;
    }
    if (price > highest) {
      let highest = price;
    }
    total += price;
  }

  if (isMember) {
    let total = total - 10;
  }

  return `${count} articles, ${total} in all, highest ${highest}`;
}
