export function bill(articles, priceOf, isMember) {
  let count = 0;
  let total = 0;
  let highest = 0;
  for (const article of articles) {
    const price = Math.min(priceOf(article), 100);
    count += 1;
    total += isMember ? Math.max(price - 10, 0) : price;
    highest = Math.max(highest, price);
  }
  return `${count} articles, ${total} in all, highest ${highest}`;
}
