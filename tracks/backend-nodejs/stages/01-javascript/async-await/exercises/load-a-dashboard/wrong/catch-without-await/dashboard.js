async function noticesOrNone(api) {
  try {
    return api.notices();
  } catch {
    return [];
  }
}

export async function loadDashboard(api, userId) {
  const { name, customerNumber } = await api.user(userId);
  const [orders, notices] = await Promise.all([api.orders(customerNumber), noticesOrNone(api)]);
  return { name, orders, notices };
}
