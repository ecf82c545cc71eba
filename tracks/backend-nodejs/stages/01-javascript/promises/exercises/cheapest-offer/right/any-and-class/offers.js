class Offer {
  constructor(supplier, price) {
    this.price = price;
    this.supplier = supplier;
  }
}
export const cheapest = (suppliers, article) => {
  const asked = suppliers.map((supplier) =>
    supplier.ask(article).then((price) => new Offer(supplier.name, price)),
  );
  return Promise.any(asked)
    .then(() => Promise.allSettled(asked))
    .then((all) => all.flatMap(({ value }) => value ?? []).sort((a, b) => a.price - b.price)[0]);
};
