export async function loadDashboard(api, userId) {
  const [user, orders, notices] = await Promise.all([
    api.user(userId),
    api.orders(userId),
    api.notices().catch(() => []),
  ]);
  return { name: user.name, orders, notices };
}
