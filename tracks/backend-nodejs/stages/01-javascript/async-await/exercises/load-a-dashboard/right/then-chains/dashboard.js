export function loadDashboard(api, userId) {
  return api.user(userId).then((user) => {
    var notices = api.notices().then(null, () => []);
    return api
      .orders(user.customerNumber)
      .then((orders) => notices.then((texts) => ({ name: user.name, orders: orders, notices: texts })));
  });
}
