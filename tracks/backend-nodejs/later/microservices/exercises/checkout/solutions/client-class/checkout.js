class Client {
  constructor(base, { fetch, timeoutMs, pause }, requestId) {
    Object.assign(this, { base, fetch, timeoutMs, pause, requestId });
  }

  /** `{ status, json }`, or `{ status: null }` when nobody knows what has happened. */
  async send(method, path, { body, key, attempts = 3 } = {}) {
    let left = attempts;
    while (true) {
      left -= 1;
      const result = await this.#attempt(method, path, body, key);
      const isFinal = result.status !== null && result.status < 500;
      if (isFinal || left === 0) return isFinal ? result : { status: null };
      await this.pause();
    }
  }

  async #attempt(method, path, body, key) {
    const headers = new Headers({ "x-request-id": this.requestId });
    if (key !== undefined) headers.set("idempotency-key", key);
    if (body !== undefined) headers.set("content-type", "application/json");
    const signal = AbortSignal.timeout(this.timeoutMs);
    const { fetch } = this;
    try {
      const response = await fetch(`${this.base}${path}`, { method, headers, signal, body: JSON.stringify(body) });
      if (response.status === 204) return { status: 204 };
      return { status: response.status, json: await response.json() };
    } catch {
      return { status: null };
    }
  }
}

export const createCheckout = ({ services, ...tools }) =>
  async function checkout(order, requestId) {
    const [stock, payments, tips] = ["stock", "payments", "tips"].map(
      (name) => new Client(services[name], tools, requestId),
    );

    const reservation = await stock.send("POST", "/reservations", {
      key: order.id,
      body: { article: order.article, count: order.count },
    });
    if (reservation.status !== 201) return { state: reservation.status === 409 ? "sold-out" : "unavailable" };
    const { reservationId } = reservation.json;

    const payment = await payments.send("POST", "/payments", {
      key: order.id,
      body: { account: order.account, cents: order.cents },
    });
    switch (payment.status) {
      case null:
        return { state: "pending", reservationId };
      case 201: {
        const query = new URLSearchParams({ article: order.article });
        const found = await tips.send("GET", `/tips?${query}`, { attempts: 1 });
        const list = found.status === 200 && Array.isArray(found.json) ? found.json : [];
        return { state: "paid", reservationId, paymentId: payment.json.paymentId, tips: list };
      }
      default: {
        const release = await stock.send("DELETE", `/reservations/${reservationId}`);
        if (release.status === null) return { state: "declined", toRelease: reservationId };
        return { state: "declined" };
      }
    }
  };
