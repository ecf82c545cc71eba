export async function loadDashboard(api, userId) {
  const { name, customerNumber } = await api.user(userId);
  const loadingOrders = api.orders(customerNumber);
  let notices;
  try {
    notices = await api.notices();
  } catch {
    notices = [];
  }
  return { name, orders: await loadingOrders, notices };
}
