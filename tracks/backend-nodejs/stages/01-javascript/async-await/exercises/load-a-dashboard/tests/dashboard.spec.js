import { describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

/** Loads a dashboard from an api that knows one user, and gives the result with the steps of the api. */
const load = ({ user, orders, notices, fails = [] }) =>
  inside(
    async ({ loadDashboard }, user, orders, notices, fails) => {
      const steps = [];
      const answer = (name, value, afterMs = 15) => {
        const promise = new Promise((resolve, reject) => {
          steps.push(`${name} begins`);
          setTimeout(() => {
            steps.push(`${name} ends`);
            if (fails.includes(name)) reject(new Error(`no ${name}`));
            else resolve(value);
          }, afterMs);
        });
        promise.catch(() => {}); // a forgotten promise is to fail a test, not to end the run
        return promise;
      };
      const api = {
        user: (id) => answer("user", id === user.id ? user : { name: "nobody", customerNumber: -1 }),
        orders: (number) => answer("orders", number === user.customerNumber ? orders : []),
        notices: () => answer("notices", notices, 60),
      };
      try {
        return { dashboard: await loadDashboard(api, user.id), steps };
      } catch (error) {
        return { failed: error.message, steps };
      }
    },
    user,
    orders,
    notices,
    fails,
  );

const shop = (fails) => ({
  user: {
    id: randomInt(1, 99),
    name: pick(["Ada", "Lin", "Noor"]),
    customerNumber: `C-${randomInt(1000, 9999)}`,
  },
  orders: [{ id: randomInt(1, 999) }, { id: randomInt(1, 999) }],
  notices: [`Closed on the ${randomInt(1, 28)}th`],
  fails,
});

describe("dashboard", () => {
  test("shows the name, the orders and the notices", async () => {
    const given = shop();
    const { dashboard } = await load(given);
    const { user, orders, notices } = given;
    expect(dashboard).toEqual({ name: user.name, orders, notices });
  });

  test("loads orders and notices at the same time", async () => {
    const { steps } = await load(shop());
    const at = (step) => steps.indexOf(step);
    const ordersWaited = at("orders begins") > at("notices ends");
    const noticesWaited = at("notices begins") > at("orders ends");
    expect({ ordersWaited, noticesWaited }).toEqual({ ordersWaited: false, noticesWaited: false });
  });

  test("goes on without notices when they cannot be loaded", async () => {
    const given = shop(["notices"]);
    const { dashboard } = await load(given);
    expect(dashboard).toEqual({ name: given.user.name, orders: given.orders, notices: [] });
  });

  test("fails when the orders cannot be loaded", async () => {
    expect((await load(shop(["orders"]))).failed).toBe("no orders");
  });

  test("fails when the user cannot be loaded", async () => {
    expect((await load(shop(["user"]))).failed).toBe("no user");
  });

  test("asks for each of the three once", async () => {
    const { steps } = await load(shop());
    const begins = steps.filter((step) => step.endsWith("begins"));
    expect(begins.toSorted()).toStrictEqual(["notices begins", "orders begins", "user begins"]);
  });
});
