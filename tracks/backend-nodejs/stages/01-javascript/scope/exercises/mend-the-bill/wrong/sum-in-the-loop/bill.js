export function bill(articles, priceOf, isMember) {
  let count = 0;
  let highest = 0;
  let result = 0;
  for (const article of articles) {
    let total = 0;
    const price = Math.min(priceOf(article), 100);
    count += 1;
    total += price;
    result = total;
    highest = Math.max(highest, price);
  }
  if (isMember) result = Math.max(result - 10, 0);
  return `${count} articles, ${result} in all, highest ${highest}`;
}
