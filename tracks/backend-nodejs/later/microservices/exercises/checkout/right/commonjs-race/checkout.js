module.exports.createCheckout = function createCheckout(tools) {
  const { services, fetch, timeoutMs, pause } = tools;

  function inTime(work) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error("too late")), timeoutMs);
    });
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  }

  async function fetchJson(url, init) {
    const response = await fetch(url, init);
    if (response.status === 204) return { status: 204 };
    return { status: response.status, json: await response.json() };
  }

  async function upToThreeTimes(url, init) {
    let last = null;
    for (const isLast of [false, false, true]) {
      last = await inTime(fetchJson(url, init)).catch(() => null);
      if (last !== null && last.status < 500) return last;
      if (!isLast) await pause();
    }
    return null;
  }

  return async (order, requestId) => {
    const common = { "x-request-id": requestId };
    const post = (body) => ({
      method: "POST",
      headers: { ...common, "content-type": "application/json", "idempotency-key": order.id },
      body: JSON.stringify(body),
    });
    const stock = await upToThreeTimes(services.stock + "/reservations", post({ article: order.article, count: order.count }));
    if (stock === null) return { state: "unavailable" };
    if (stock.status === 409) return { state: "sold-out" };
    if (stock.status !== 201) return { state: "unavailable" };
    const reservationId = stock.json.reservationId;
    const paid = await upToThreeTimes(services.payments + "/payments", post({ account: order.account, cents: order.cents }));
    if (paid === null) return { state: "pending", reservationId };
    if (paid.status >= 400) {
      const gone = await upToThreeTimes(services.stock + "/reservations/" + reservationId, { method: "DELETE", headers: common });
      const result = { state: "declined" };
      if (gone === null) result.toRelease = reservationId;
      return result;
    }
    let tips = [];
    try {
      const url = services.tips + "/tips?article=" + encodeURIComponent(order.article);
      const found = await inTime(fetchJson(url, { headers: common }));
      if (found.status === 200 && Array.isArray(found.json)) tips = found.json;
    } catch (error) {
      tips = [];
    }
    return { state: "paid", reservationId, paymentId: paid.json.paymentId, tips };
  };
};
