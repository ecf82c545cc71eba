export function cheapest(suppliers, article) {
  return Promise.allSettled(suppliers.map(({ ask }) => ask(article))).then((results) => {
    const offers = results.flatMap(({ status, value }, index) => {
      return status === "fulfilled" ? [{ supplier: suppliers[index].name, price: value }] : [];
    });
    if (offers.length === 0) throw new Error("No offer.");
    offers.toSorted((a, b) => a.price - b.price)[0];
  });
}
