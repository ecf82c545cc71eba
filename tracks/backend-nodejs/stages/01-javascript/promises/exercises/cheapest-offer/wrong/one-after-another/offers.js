export function cheapest(suppliers, article) {
  const start = Promise.resolve([]);
  const all = suppliers.reduce((before, { name, ask }) => {
    return before.then((offers) =>
      ask(article)
        .then((price) => [...offers, { supplier: name, price }])
        .catch(() => offers),
    );
  }, start);
  return all.then((offers) => {
    if (offers.length === 0) throw new Error("No offer.");
    return offers.toSorted((a, b) => a.price - b.price)[0];
  });
}
