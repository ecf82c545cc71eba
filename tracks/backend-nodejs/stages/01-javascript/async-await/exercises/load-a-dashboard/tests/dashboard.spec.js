import { describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

/** Loads a dashboard from an api that knows one user, and gives the result with the steps of the api. */
const load = ({ user, orders, notices, fails = [] }) =>
  inside(
    async ({ loadDashboard }, user, orders, notices, fails) => {
      const steps = [];
      const errors = new Map(fails.map((name) => [name, new Error(`no ${name}`)]));
      const answer = (name, value, afterMs = 15) =>
        new Promise((resolve, reject) => {
          steps.push(`${name} begins`);
          setTimeout(() => {
            steps.push(`${name} ends`);
            if (errors.has(name)) reject(errors.get(name));
            else resolve(value);
          }, afterMs);
        });
      const api = {
        user: (id) => answer("user", id === user.id ? user : { name: "nobody", customerNumber: -1 }),
        orders: (number) => answer("orders", number === user.customerNumber ? orders : []),
        notices: () => answer("notices", notices, 60),
      };
      // A promise that nobody watches is to fail a test, not to end the run.
      const unwatched = [];
      const note = (error) => unwatched.push(error.message);
      process.on("unhandledRejection", note);
      try {
        const { name, ...rest } = await loadDashboard(api, user.id);
        return { dashboard: { name, ...rest }, steps, unwatched };
      } catch (error) {
        const same = [...errors].find(([, known]) => known === error)?.[0] ?? "another one";
        return { failed: { errorOf: same, message: error?.message }, steps, unwatched };
      } finally {
        // Every call of the api has ended by then.
        await new Promise((resolve) => setTimeout(resolve, 100));
        process.off("unhandledRejection", note);
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
  test("shows the name, the orders and the notices", { checks: ["result", "user-first"] }, async () => {
    const given = shop();
    const { dashboard } = await load(given);
    const { user, orders, notices } = given;
    expect(dashboard).toEqual({ name: user.name, orders, notices });
  });

  test("loads orders and notices at the same time", { checks: ["together"] }, async () => {
    const { steps } = await load(shop());
    const at = (step) => steps.indexOf(step);
    const ordersWaited = at("orders begins") > at("notices ends");
    const noticesWaited = at("notices begins") > at("orders ends");
    expect({ ordersWaited, noticesWaited }).toEqual({ ordersWaited: false, noticesWaited: false });
  });

  test("goes on without notices when they cannot be loaded", { checks: ["without-notices"] }, async () => {
    const given = shop(["notices"]);
    const { dashboard } = await load(given);
    expect(dashboard).toEqual({ name: given.user.name, orders: given.orders, notices: [] });
  });

  const FAILURES = [
    ["the orders when they cannot be loaded", ["orders"], "orders"],
    ["the user when it cannot be loaded", ["user"], "user"],
    ["the orders when neither orders nor notices can be loaded", ["orders", "notices"], "orders"],
    ["the user when nothing can be loaded", ["user", "orders", "notices"], "user"],
  ];
  test.each(FAILURES)(
    "fails with the error of %s",
    { checks: ["same-error"] },
    async (_name, fails, errorOf) => {
      const { failed, unwatched } = await load(shop(fails));
      expect({ failed, unwatched }).toEqual({ failed: { errorOf, message: `no ${errorOf}` }, unwatched: [] });
    },
  );

  const CALLS = [
    ["all goes well", []],
    ["the notices cannot be loaded", ["notices"]],
    ["the orders cannot be loaded", ["orders"]],
    ["the user cannot be loaded", ["user"]],
  ];
  test.each(CALLS)(
    "asks for each of the three at most once when %s",
    { checks: ["at-most-once"] },
    async (_name, fails) => {
      const { steps } = await load(shop(fails));
      const begins = steps.filter((step) => step.endsWith("begins"));
      expect({ twice: begins.filter((step, at) => begins.indexOf(step) < at) }).toEqual({ twice: [] });
    },
  );
});
