const ATTEMPTS = 3;

export function createCheckout({ services, fetch, timeoutMs, pause }) {
  /** Status and JSON of a response. Rejects when none has come in time. */
  async function callOnce(url, { method = "GET", headers, body, requestId }) {
    const response = await fetch(url, {
      method,
      headers: { "content-type": "application/json", "x-request-id": requestId, ...headers },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return { status: response.status, json: JSON.parse(text) };
  }

  /** Tries again while the outcome is unknown. Gives null when it is still unknown at the end. */
  async function call(url, options) {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      if (attempt > 1) await pause();
      try {
        const found = await callOnce(url, options);
        if (found.status < 500) return found;
      } catch {
        // no response, or none that can be read: the next attempt tells
      }
    }
    return null;
  }

  async function loadTips(article, requestId) {
    try {
      const url = `${services.tips}/tips?article=${encodeURIComponent(article)}`;
      const { status, json } = await callOnce(url, { requestId });
      return status === 200 && Array.isArray(json) ? json : [];
    } catch {
      return [];
    }
  }

  return async function checkout({ id, article, count, account, cents }, requestId) {
    const headers = { "idempotency-key": id };
    const reserved = await call(`${services.stock}/reservations`, {
      method: "POST",
      headers,
      body: { article, count },
      requestId,
    });
    if (reserved?.status === 409) return { state: "sold-out" };
    if (reserved?.status !== 201) return { state: "unavailable" };
    const { reservationId } = reserved.json;

    const paid = await call(`${services.payments}/payments`, {
      method: "POST",
      headers,
      body: { account, cents },
      requestId,
    });
    if (paid === null) return { state: "pending", reservationId };
    if (paid.status !== 201) {
      const released = await call(`${services.stock}/reservations/${reservationId}`, { method: "DELETE", requestId });
      return released ? { state: "declined" } : { state: "declined", toRelease: reservationId };
    }
    const { paymentId } = paid.json;
    return { state: "paid", reservationId, paymentId, tips: await loadTips(article, requestId) };
  };
}
