export function cheapest(suppliers, article) {
  const offers = [];
  const asked = suppliers.map(({ name, ask }) =>
    ask(article).then((price) => {
      offers.push({ supplier: name, price });
    }),
  );
  return Promise.all(asked)
    .catch(() => {})
    .then(() => {
      if (offers.length === 0) throw new Error(`Nobody offers ${article}.`);
      return offers.toSorted((a, b) => a.price - b.price)[0];
    });
}
