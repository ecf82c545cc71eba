export const cheapest = (suppliers, article) =>
  new Promise((resolve, reject) => {
    let open = suppliers.length;
    let best = null;
    function settle() {
      if (open > 0) return;
      if (best) resolve(best);
      else reject(new TypeError("nobody"));
    }
    for (const { name, ask } of suppliers) {
      ask(article).then(
        (price) => {
          if (best === null || price < best.price) best = { supplier: name, price };
          open--;
          settle();
        },
        () => {
          open--;
          settle();
        },
      );
    }
    settle();
  });
