export async function loadDashboard(api, userId) {
  const user = await api.user(userId);
  const orders = api.orders(user.customerNumber);
  const notices = api.notices().catch(() => []);
  return { name: user.name, orders, notices };
}
