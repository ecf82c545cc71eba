export async function loadDashboard(api, userId) {
  try {
    const { name, customerNumber } = await api.user(userId);
    const loadingNotices = api.notices().catch(() => []);
    const orders = await api.orders(customerNumber);
    return { name, orders, notices: await loadingNotices };
  } catch (error) {
    throw new Error(error.message);
  }
}
