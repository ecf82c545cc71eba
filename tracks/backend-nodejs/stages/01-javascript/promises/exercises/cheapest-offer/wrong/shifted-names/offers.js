export function cheapest(suppliers, article) {
  return Promise.allSettled(suppliers.map(({ ask }) => ask(article)))
    .then((results) => {
      const prices = results.filter((r) => r.status === "fulfilled").map((r) => r.value);
      if (!prices.length) throw new Error("none");
      const price = Math.min(...prices);
      return { supplier: suppliers[prices.indexOf(price)].name, price };
    });
}
