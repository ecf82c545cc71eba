export function cheapest(suppliers, article) {
  return Promise.all(suppliers.map(({ name, ask }) => ask(article).then((price) => ({ supplier: name, price }), () => null)))
    .then((offers) => {
      const good = offers.filter(Boolean).sort((a, b) => a.price - b.price);
      return good.length ? good[0] : Promise.reject("nobody has it");
    });
}
