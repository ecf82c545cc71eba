export function bill(articles, priceOf, isMember) {
  let count = 0;
  let total = 0;
  let highest;
  for (const article of articles) {
    const price = Math.min(priceOf(article), 100);
    count += 1;
    total += price;
    if (highest === undefined || price > highest) highest = price;
  }
  if (isMember) total = Math.max(total - 10, 0);
  return `${count} articles, ${total} in all, highest ${highest}`;
}
