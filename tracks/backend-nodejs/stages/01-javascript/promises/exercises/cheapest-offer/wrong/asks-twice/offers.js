export function cheapest(suppliers, article) {
  const asked = suppliers.map(({ ask }) => ask(article));
  return Promise.allSettled(asked).then((results) => {
    const known = suppliers.filter((_, index) => results[index].status === "fulfilled");
    if (known.length === 0) throw new Error(`Nobody offers ${article}.`);
    return Promise.all(known.map(({ ask }) => ask(article))).then((prices) => {
      const price = Math.min(...prices);
      return { supplier: known[prices.indexOf(price)].name, price };
    });
  });
}
