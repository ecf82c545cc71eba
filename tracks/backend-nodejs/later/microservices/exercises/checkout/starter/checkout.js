export function createCheckout({ services, fetch, timeoutMs, pause }) {
  return async function checkout(order, requestId) {
    const reserved = await fetch(`${services.stock}/reservations`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ article: order.article, count: order.count }),
    });
    const { reservationId } = await reserved.json();
    const paid = await fetch(`${services.payments}/payments`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ account: order.account, cents: order.cents }),
    });
    const { paymentId } = await paid.json();
    const tips = await fetch(`${services.tips}/tips?article=${order.article}`);
    return { state: "paid", reservationId, paymentId, tips: await tips.json() };
  };
}
