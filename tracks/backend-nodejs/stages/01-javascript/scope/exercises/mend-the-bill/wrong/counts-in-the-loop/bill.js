export function bill(articles, priceOf, isMember) {
  let total = 0;
  let highest = 0;
  for (const article of articles) {
    var count = 0;
    const price = Math.min(priceOf(article), 100);
    count += 1;
    total += price;
    highest = Math.max(highest, price);
  }
  if (isMember) total = Math.max(total - 10, 0);
  return `${count ?? 0} articles, ${total} in all, highest ${highest}`;
}
