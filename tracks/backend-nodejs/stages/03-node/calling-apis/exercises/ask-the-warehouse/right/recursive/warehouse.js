exports.loadCount = function loadCount(article, tools, pause = 200) {
  const address = "https://warehouse.example/stock/" + encodeURIComponent(article);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error("too slow")), tools.timeoutMs);
  const again = (error, ms = pause) => {
    if (pause > 400) throw error;
    return tools.wait(ms).then(() => loadCount(article, tools, pause + pause));
  };
  return tools
    .fetch(address, { method: "GET", headers: new Headers({ Authorization: "Bearer " + tools.key }), signal: stop.signal })
    .then((response) => (response.ok ? response.json().then(({ count }) => ({ count })) : { response }))
    .finally(() => clearTimeout(timer))
    .then(
      ({ count, response }) => {
        if (!response) return count;
        const error = new Error("Status " + response.status);
        switch (response.status) {
          case 404:
            return null;
          case 429:
          case 502:
          case 503:
          case 504: {
            const after = response.headers.get("Retry-After");
            return after ? again(error, Number(after) * 1000) : again(error);
          }
          default:
            throw error;
        }
      },
      (error) => again(new Error("No response", { cause: error })),
    );
};
