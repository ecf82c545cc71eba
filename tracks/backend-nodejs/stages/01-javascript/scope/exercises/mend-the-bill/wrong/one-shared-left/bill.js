let highest;

export function bill(articles, priceOf, isMember) {
  highest = 0;
  let count = 0;
  let total = 0;
  for (const article of articles) {
    const price = Math.min(priceOf(article), 100);
    count += 1;
    total += price;
    if (price > highest) highest = price;
  }
  if (isMember) total = Math.max(total - 10, 0);
  return `${count} articles, ${total} in all, highest ${highest}`;
}
