export async function loadDashboard(api, userId) {
  // Load the user first, then the orders and the notices.
}
