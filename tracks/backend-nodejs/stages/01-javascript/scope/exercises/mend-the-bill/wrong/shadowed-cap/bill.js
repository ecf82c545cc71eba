export function bill(articles, priceOf, isMember) {
  let count = 0;
  let total = 0;
  let highest = 0;
  for (const article of articles) {
    let price = priceOf(article);
    if (price > 100) {
      let price = 100;
    }
    count += 1;
    total += price;
    highest = Math.max(highest, price);
  }
  if (isMember) total = Math.max(total - 10, 0);
  return `${count} articles, ${total} in all, highest ${highest}`;
}
