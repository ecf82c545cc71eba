export function cheapest(suppliers, article) {
  return Promise.allSettled(suppliers.map(({ ask }) => ask(article))).then((results) => {
    const offers = results.flatMap(({ status, value }, index) => {
      return status === "fulfilled" ? [{ supplier: suppliers[index], price: value }] : [];
    });
    if (offers.length === 0) throw new Error(`Nobody offers ${article}.`);
    return offers.reduce((best, offer) => (offer.price < best.price ? offer : best));
  });
}
