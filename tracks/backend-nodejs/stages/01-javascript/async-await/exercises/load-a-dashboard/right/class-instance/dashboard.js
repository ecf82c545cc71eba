class Dashboard {
  constructor(name, orders, notices) {
    this.name = name;
    this.orders = orders;
    this.notices = notices;
  }
}

const loadDashboard = async (api, userId) => {
  const early = Promise.allSettled([api.notices()]);
  const user = await api.user(userId);
  const orders = await api.orders(user.customerNumber);
  const [settled] = await early;
  return new Dashboard(user.name, orders, settled.status === "fulfilled" ? settled.value : []);
};

export { loadDashboard };
