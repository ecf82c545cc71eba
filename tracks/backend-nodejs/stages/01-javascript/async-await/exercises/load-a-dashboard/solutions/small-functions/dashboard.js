async function noticesOrNone(api) {
  try {
    return await api.notices();
  } catch {
    return [];
  }
}

export async function loadDashboard(api, userId) {
  const user = await api.user(userId);
  const loadingNotices = noticesOrNone(api);
  const orders = await api.orders(user.customerNumber);
  return { name: user.name, orders, notices: await loadingNotices };
}
