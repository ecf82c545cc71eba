export function bill(articles, priceOf, isMember) {
  let count = 0;
  let total = 0;
  let highest = 0;
  for (const article of articles) {
    const price = Math.min(priceOf(article), 100);
    count += 1;
    total += price;
    highest = Math.max(highest, price);
  }
  if (isMember) {
    const reduced = total - 10;
    let total = Math.max(reduced, 0);
  }
  return `${count} articles, ${total} in all, highest ${highest}`;
}
