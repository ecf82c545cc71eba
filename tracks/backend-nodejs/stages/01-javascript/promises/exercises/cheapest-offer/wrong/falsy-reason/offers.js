export function cheapest(suppliers, article) {
  return Promise.allSettled(suppliers.map(({ ask }) => ask(article)))
    .then((results) => {
      const good = results.map((r, i) => ({ supplier: suppliers[i].name, price: r.value, reason: r.reason })).filter((r) => !r.reason);
      if (!good.length) throw new Error("none");
      const { supplier, price } = good.sort((a, b) => a.price - b.price)[0];
      return { supplier, price };
    });
}
