import { call, describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** A service without demands, and a host without limits. */
const EASY = {
  keepsFiles: false,
  hasTimers: false,
  keepsConnections: false,
  longestRequestS: 2,
  patienceS: 5,
  databaseRegion: "frankfurt",
  knowsLinux: true,
};
const OPEN = {
  kind: "platform",
  diskStays: true,
  wakeS: null,
  maxRequestS: null,
  regions: ["oregon", "frankfurt"],
};

/** Each pair of changes to EASY and OPEN with the reasons against it. */
async function expectReasons(cases) {
  for (const [service, host, reasons] of cases) {
    const found = await call("reasonsAgainst", { ...EASY, ...service }, { ...OPEN, ...host });
    const sorted = Array.isArray(found) ? [...found].sort() : found;
    expect({ service, host, reasons: sorted }).toEqual({ service, host, reasons });
  }
}

describe("reasonsAgainst", () => {
  test("finds nothing against a host that suits", { checks: ["suits"] }, () =>
    expectReasons([
      [{}, {}, []],
      [{}, { kind: "functions", diskStays: false, wakeS: 1, maxRequestS: 10 }, []],
      [{ keepsFiles: true, hasTimers: true, keepsConnections: true }, {}, []],
      [{ keepsFiles: true, hasTimers: true, keepsConnections: true }, { kind: "machine" }, []],
    ]),
  );

  test("knows disks", { checks: ["disk"] }, () =>
    expectReasons([
      [{ keepsFiles: true }, { diskStays: false }, ["disk"]],
      [{ keepsFiles: false }, { diskStays: false }, []],
      [{ keepsFiles: true }, { diskStays: true }, []],
    ]),
  );

  test("knows timers on a host that sleeps", { checks: ["timers"] }, () =>
    expectReasons([
      [{ hasTimers: true, patienceS: 60 }, { wakeS: 30 }, ["timers"]],
      [{ hasTimers: false, patienceS: 60 }, { wakeS: 30 }, []],
      [{ hasTimers: true }, { wakeS: null }, []],
    ]),
  );

  test("knows timers in functions", { checks: ["timers-functions"] }, () =>
    expectReasons([
      [{ hasTimers: true }, { kind: "functions" }, ["timers"]],
      [{ hasTimers: true }, { kind: "machine" }, []],
    ]),
  );

  test("knows connections that stay open", { checks: ["connections"] }, () =>
    expectReasons([
      [{ keepsConnections: true }, { kind: "functions" }, ["connections"]],
      [{ keepsConnections: true }, { kind: "platform" }, []],
      [{ keepsConnections: false }, { kind: "functions" }, []],
    ]),
  );

  test("knows how long a first request may wait", { checks: ["wait"] }, () =>
    expectReasons([
      [{ patienceS: 5 }, { wakeS: 6 }, ["wait"]],
      [{ patienceS: 5 }, { wakeS: 5 }, []],
      [{ patienceS: 0 }, { wakeS: 1 }, ["wait"]],
      [{ patienceS: 0 }, { wakeS: null }, []],
    ]),
  );

  test("knows the longest request", { checks: ["duration"] }, () =>
    expectReasons([
      [{ longestRequestS: 101 }, { maxRequestS: 100 }, ["duration"]],
      [{ longestRequestS: 100 }, { maxRequestS: 100 }, []],
      [{ longestRequestS: 100_000 }, { maxRequestS: null }, []],
    ]),
  );

  test("knows regions", { checks: ["region"] }, () =>
    expectReasons([
      [{ databaseRegion: "sydney" }, {}, ["region"]],
      [{ databaseRegion: "frankfurt" }, {}, []],
      [{ databaseRegion: "oregon" }, {}, []],
      [{ databaseRegion: "oregon" }, { regions: ["oregon-2"] }, ["region"]],
      [{ databaseRegion: "oregon" }, { regions: [] }, ["region"]],
    ]),
  );

  test("lets a service without a database run anywhere", { checks: ["no-database"] }, () =>
    expectReasons([
      [{ databaseRegion: null }, { regions: ["sydney"] }, []],
      [{ databaseRegion: null }, { regions: [] }, []],
    ]),
  );

  test("knows who cares for a machine", { checks: ["care"] }, () =>
    expectReasons([
      [{ knowsLinux: false }, { kind: "machine" }, ["care"]],
      [{ knowsLinux: true }, { kind: "machine" }, []],
      [{ knowsLinux: false }, { kind: "platform" }, []],
      [{ knowsLinux: false }, { kind: "functions" }, []],
    ]),
  );

  test("takes a host that wakes up at once for one that sleeps", { checks: ["zero-sleeps"] }, () =>
    expectReasons([[{ hasTimers: true }, { wakeS: 0 }, ["timers"]]]),
  );

  test("names each reason once", { checks: ["each-once"] }, () =>
    expectReasons([
      [
        {
          keepsFiles: true,
          hasTimers: true,
          keepsConnections: true,
          longestRequestS: 60,
          databaseRegion: "sydney",
        },
        { kind: "functions", diskStays: false, wakeS: 9, maxRequestS: 10 },
        ["connections", "disk", "duration", "region", "timers", "wait"],
      ],
      [
        { hasTimers: true, knowsLinux: false, longestRequestS: 60 },
        { kind: "machine", wakeS: 9, maxRequestS: 10 },
        ["care", "duration", "timers", "wait"],
      ],
    ]),
  );
});

const TRAFFIC = { includedGb: 100, pricePerGb: 3 };
const USAGE = { copies: 1, hours: 720, requests: 0, gigabytes: 100 };

/** Each plan with a change to USAGE and its price. */
async function expectPrices(cases) {
  for (const [plan, usage, cents] of cases) {
    const found = await call("monthlyPrice", { ...TRAFFIC, ...plan }, { ...USAGE, ...usage });
    expect({ plan, usage, cents: found }).toEqual({ plan, usage, cents });
  }
}

describe("monthlyPrice", () => {
  test("multiplies a flat price with the copies", { checks: ["flat"] }, async () => {
    const price = randomInt(500, 900);
    const plan = { shape: "flat", price };
    await expectPrices([
      [plan, {}, price],
      [plan, { copies: 3 }, 3 * price],
      [plan, { copies: 0 }, 0],
      [plan, { hours: 10, requests: 5_000_000 }, price],
    ]);
  });

  test("counts copies and hours for a price by time", { checks: ["time"] }, async () => {
    const pricePerHour = randomInt(2, 9);
    const plan = { shape: "time", pricePerHour };
    await expectPrices([
      [plan, { hours: 100 }, 100 * pricePerHour],
      [plan, { hours: 100, copies: 2 }, 200 * pricePerHour],
      [plan, { hours: 0 }, 0],
      [plan, { hours: 10, requests: 5_000_000 }, 10 * pricePerHour],
    ]);
  });

  test("counts requests, in parts of a million too", { checks: ["request"] }, () => {
    const plan = { shape: "request", pricePerMillion: 40, freeRequests: 0 };
    return expectPrices([
      [plan, { requests: 1_000_000 }, 40],
      [plan, { requests: 2_500_000 }, 100],
      [plan, { requests: 500_000, copies: 3 }, 20],
      [plan, { requests: 0 }, 0],
    ]);
  });

  test("lets the free requests cost nothing", { checks: ["free-requests"] }, () => {
    const plan = { shape: "request", pricePerMillion: 40, freeRequests: 1_000_000 };
    return expectPrices([
      [plan, { requests: 1_500_000 }, 20],
      [plan, { requests: 1_000_000 }, 0],
      [plan, { requests: 200_000 }, 0],
      [plan, { requests: 0 }, 0],
    ]);
  });

  test("adds the traffic above the included one", { checks: ["traffic"] }, () =>
    expectPrices([
      [{ shape: "flat", price: 700 }, { gigabytes: 100 }, 700],
      [{ shape: "flat", price: 700 }, { gigabytes: 110 }, 730],
      [{ shape: "flat", price: 700 }, { gigabytes: 20 }, 700],
      [{ shape: "flat", price: 700 }, { gigabytes: 110, copies: 2 }, 1430],
      [{ shape: "time", pricePerHour: 2 }, { hours: 10, gigabytes: 101 }, 23],
      [
        { shape: "request", pricePerMillion: 40, freeRequests: 0 },
        { requests: 1_000_000, gigabytes: 105 },
        55,
      ],
    ]),
  );

  test("rounds to whole cents", { checks: ["rounded"] }, () =>
    expectPrices([
      [{ shape: "time", pricePerHour: 0.7 }, { hours: 12 }, 8],
      [{ shape: "time", pricePerHour: 0.7 }, { hours: 8 }, 6],
      [{ shape: "time", pricePerHour: 0.3, pricePerGb: 0.3 }, { hours: 1, gigabytes: 101 }, 1],
    ]),
  );

  test("throws for another shape", { checks: ["other-shape"] }, async () => {
    for (const shape of ["free", undefined, "toString", "FLAT"]) {
      const outcome = await inside(
        ({ monthlyPrice }, plan, usage) => {
          try {
            return { returned: monthlyPrice(plan, usage) };
          } catch (error) {
            return { threw: error instanceof Error ? "an Error" : "something else" };
          }
        },
        { ...TRAFFIC, shape, price: 5, pricePerHour: 5, pricePerMillion: 5, freeRequests: 0 },
        USAGE,
      );
      expect({ shape, outcome }).toEqual({ shape, outcome: { threw: "an Error" } });
    }
  });
});

describe("cheapest", () => {
  const plans = [
    { name: "steady", shape: "flat", price: 700, ...TRAFFIC },
    { name: "clock", shape: "time", pricePerHour: 2, ...TRAFFIC },
    { name: "parts of a cent", shape: "time", pricePerHour: 1.4005, ...TRAFFIC },
    { name: "calls", shape: "request", pricePerMillion: 400, freeRequests: 1_000_000, ...TRAFFIC },
  ];

  /** Each list of plans, by name, and change to USAGE with the name of the cheapest one. */
  async function expectCheapest(cases) {
    for (const [names, usage, expected] of cases) {
      const list = names.map((name) => plans.find((plan) => plan.name === name));
      const found = await call("cheapest", list, { ...USAGE, ...usage });
      expect({ plans: names, usage, cheapest: found }).toEqual({ plans: names, usage, cheapest: expected });
    }
  }

  test("finds the plan with the lowest price", { checks: ["cheapest"] }, () =>
    expectCheapest([
      [["steady", "clock", "calls"], { requests: 9_000_000 }, "steady"],
      [["steady", "clock", "calls"], { requests: 9_000_000, hours: 50 }, "clock"],
      [["steady", "clock", "calls"], { requests: 500_000 }, "calls"],
      [["clock", "steady"], {}, "steady"],
      [["calls"], { requests: 90_000_000 }, "calls"],
    ]),
  );

  test("takes the first of equal plans", { checks: ["first-of-equals"] }, () =>
    expectCheapest([
      [["steady", "clock"], { hours: 350 }, "steady"],
      [["clock", "steady"], { hours: 350 }, "clock"],
      [["steady", "parts of a cent"], { hours: 500 }, "steady"],
      [["parts of a cent", "steady"], { hours: 500 }, "parts of a cent"],
    ]),
  );

  test("returns null without plans", { checks: ["no-plans"] }, () => expectCheapest([[[], {}, null]]));
});
