export function bill(articles, priceOf, isMember) {
  let count = 0;
  let total = 0;
  let highest = 0;
  for (const article of articles) {
    let price = priceOf(article);
    if (price > highest) highest = price;
    if (price > 100) price = 100;
    count += 1;
    total += price;
  }
  if (isMember) total = Math.max(total - 10, 0);
  return `${count} articles, ${total} in all, highest ${highest}`;
}
