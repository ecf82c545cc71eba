export function cheapest(suppliers, article) {
  return Promise.all(suppliers.map(({ name, ask }) => ask(article).then((price) => ({ supplier: name, price }), () => null)))
    .then((offers) => {
      const good = offers.filter(Boolean).sort((a, b) => a.price - b.price);
      if (suppliers.length && !good.length) throw new Error("none");
      return good[0];
    });
}
