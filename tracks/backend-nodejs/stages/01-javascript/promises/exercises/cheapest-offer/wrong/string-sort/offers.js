export function cheapest(suppliers, article) {
  return Promise.all(suppliers.map(({ name, ask }) => ask(article).then((price) => ({ supplier: name, price }), () => null)))
    .then((offers) => {
      const prices = offers.filter(Boolean).map((o) => o.price).sort();
      if (!prices.length) throw new Error("none");
      return offers.find((o) => o && o.price === prices[0]);
    });
}
