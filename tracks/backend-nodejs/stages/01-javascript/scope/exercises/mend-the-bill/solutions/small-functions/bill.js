const countedOf = (price) => (price < 100 ? price : 100);

function toPay(sum, isMember) {
  const discount = isMember ? 10 : 0;
  return Math.max(sum - discount, 0);
}

export function bill(articles, priceOf, isMember) {
  let sum = 0;
  let highest = 0;

  for (const article of articles) {
    const counted = countedOf(priceOf(article));
    sum += counted;
    highest = Math.max(highest, counted);
  }

  return `${articles.length} articles, ${toPay(sum, isMember)} in all, highest ${highest}`;
}
