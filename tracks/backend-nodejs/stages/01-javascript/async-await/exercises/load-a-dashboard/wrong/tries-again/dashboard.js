export async function loadDashboard(api, userId) {
  const { name, customerNumber } = await api.user(userId);
  const [orders, notices] = await Promise.all([
    api.orders(customerNumber),
    api.notices().catch(() => api.notices().catch(() => [])),
  ]);
  return { name, orders, notices };
}
