const offerOf = (supplier, article) =>
  supplier
    .ask(article)
    .then((price) => ({ supplier: supplier.name, price }))
    .catch(() => null);

export function cheapest(suppliers, article) {
  const asked = suppliers.map((supplier) => offerOf(supplier, article));
  return Promise.all(asked)
    .then((offers) => offers.filter((offer) => offer !== null))
    .then((offers) => offers.toSorted((a, b) => b.price - a.price))
    .then(([best]) => best ?? Promise.reject(new Error(`No offer for ${article}.`)));
}
