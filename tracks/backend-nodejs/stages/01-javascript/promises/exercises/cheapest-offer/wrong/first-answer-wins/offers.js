export function cheapest(suppliers, article) {
  const asked = suppliers.map(({ name, ask }) => ask(article).then((price) => ({ supplier: name, price })));
  return Promise.any(asked);
}
