export function cheapest(suppliers, article) {
  const asked = suppliers.map(({ name, ask }) => ask(article).then((price) => ({ supplier: name, price })));
  return Promise.all(asked)
    .catch(() => [])
    .then((offers) => {
      if (offers.length === 0) throw new Error("No offer.");
      return offers.toSorted((a, b) => a.price - b.price)[0];
    });
}
