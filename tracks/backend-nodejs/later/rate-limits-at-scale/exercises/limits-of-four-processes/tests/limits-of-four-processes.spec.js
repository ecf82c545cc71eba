import { expect, randomInt, redis, request, restart, test, wait } from "@aulo/runner/spec";

const WINDOW_MS = 60_000;
const MOST = { photos: 10, login: 3 };

const photos = (customer, options) =>
  request("GET", "/photos", { headers: { "x-customer": customer }, ...options });
const login = (name, password = "guess", options = {}) =>
  request("POST", "/login", { json: { name, password }, ...options });

/** The statuses of so many calls, one after the other. */
async function statuses(times, call) {
  const found = [];
  for (let turn = 0; turn < times; turn += 1) found.push((await call()).status);
  return found.join(" ");
}
const repeated = (status, times) => Array(times).fill(status).join(" ");

const keys = async () => (await redis.command("KEYS", "*")).toSorted();

/** Empties Redis, when the program is connected, which it does beside its start. */
async function begin() {
  for (let turn = 0; turn < 50; turn += 1) {
    if ((await login("somebody")).status !== 503) break;
    await wait(20);
  }
  await redis.reset();
}

test("lets 10 requests of a customer through", {
  checks: ["photos", "routes"],
  timeoutMs: 10_000,
}, async () => {
  await begin();
  const customer = `customer ${randomInt(1, 999)}`;
  const first = await photos(customer);
  expect({ status: first.status, json: first.json }).toEqual({
    status: 200,
    json: ["lake.jpg", "tower.jpg"],
  });
  expect({ "GET /photos, 9 more and 2": await statuses(11, () => photos(customer)) }).toEqual({
    "GET /photos, 9 more and 2": `${repeated(200, 9)} 429 429`,
  });
  const { status } = await request("GET", "/photos");
  expect({ "GET /photos without a customer": status }).toEqual({ "GET /photos without a customer": 400 });
});

test("lets 3 logins of a name through, right or wrong", {
  checks: ["logins", "apart", "routes"],
}, async () => {
  await begin();
  expect({ "POST /login, wrong": await statuses(5, () => login("ines")) }).toEqual({
    "POST /login, wrong": "401 401 401 429 429",
  });
  expect({ "POST /login, right": await statuses(5, () => login("omar", "piano")) }).toEqual({
    "POST /login, right": "204 204 204 429 429",
  });
});

test("counts customers, names and routes apart", { checks: ["apart"] }, async () => {
  await begin();
  await statuses(MOST.photos + 1, () => photos("ada"));
  const found = {
    "another customer": (await photos("ben")).status,
    "login with the same name": await statuses(4, () => login("ada")),
    "another login": (await login("ben")).status,
    "a login in capitals": (await login("ADA")).status,
    "the same customer": (await photos("ada")).status,
  };
  expect(found).toEqual({
    "another customer": 200,
    "login with the same name": "401 401 401 429",
    "another login": 401,
    "a login in capitals": 401,
    "the same customer": 429,
  });
});

test("each counter in Redis has an end", { checks: ["ends", "prefix"] }, async () => {
  await begin();
  for (const times of [1, 12]) {
    await statuses(times, () => photos("ada"));
    await statuses(times, () => login("ada"));
    const found = [];
    for (const key of await keys()) {
      const ms = await redis.command("PTTL", key);
      found.push(
        `${key.slice(0, 6)}… ends ${ms > 0 && ms <= WINDOW_MS ? "within the window" : `in ${ms} ms`}`,
      );
    }
    expect([times, ...new Set(found)]).toEqual([times, "limit:… ends within the window"]);
  }
});

/** The longest time until the end of a counter, in seconds, rounded up. */
async function endsIn() {
  const ends = await Promise.all((await keys()).map((key) => redis.command("PTTL", key)));
  return Math.ceil(Math.max(...ends) / 1000);
}

test("says when to come again", { checks: ["retry-after"] }, async () => {
  for (const [name, most, call] of [
    ["GET /photos", MOST.photos, () => photos("ada")],
    ["POST /login", MOST.login, () => login("ada")],
  ]) {
    await begin();
    await statuses(most, call);
    const atMost = await endsIn();
    const given = (await call()).headers["retry-after"];
    const atLeast = await endsIn();
    const isRight = /^\d+$/.test(given) && Number(given) >= atLeast && Number(given) <= atMost;
    expect({ name, "retry-after": isRight ? "right" : (given ?? "missing") }).toEqual({
      name,
      "retry-after": "right",
    });
  }
});

test("of many requests at once, as many pass as the limit allows", { checks: ["at-once"] }, async () => {
  await begin();
  const [seen, tried] = await Promise.all([
    Promise.all(Array.from({ length: 30 }, () => photos("ada"))),
    Promise.all(Array.from({ length: 20 }, () => login("ada"))),
  ]);
  const passed = (list) => list.filter(({ status }) => status !== 429).length;
  expect({ "30 of GET /photos": passed(seen), "20 of POST /login": passed(tried) }).toEqual({
    "30 of GET /photos": MOST.photos,
    "20 of POST /login": MOST.login,
  });
});

test("goes on counting after a restart", { checks: ["shared"], timeoutMs: 10_000 }, async () => {
  await begin();
  await statuses(7, () => photos("ada"));
  await statuses(2, () => login("ada"));
  // From here on, windows are short.
  await restart({ env: { WINDOW_MS: "1500" } });
  // Other names, until the program is connected again.
  for (let turn = 0; turn < 50 && (await login(`other ${turn}`)).status === 503; turn += 1) await wait(20);
  const found = {
    photos: await statuses(4, () => photos("ada")),
    logins: await statuses(2, () => login("ada")),
  };
  expect(found).toEqual({ photos: "200 200 200 429", logins: "401 429" });
});

test("the window is not renewed, and then begins anew", {
  checks: ["window", "anew"],
  timeoutMs: 15_000,
}, async () => {
  await begin();
  const first = await statuses(MOST.photos + 1, () => photos("ada"));
  // Asks all the time: a window that is renewed by requests never ends.
  let status = 429;
  for (let turn = 0; turn < 60 && status === 429; turn += 1) {
    await wait(100);
    ({ status } = await photos("ada"));
  }
  const more = await statuses(MOST.photos, () => photos("ada"));
  expect({ first, "after the window": status, more }).toEqual({
    first: `${repeated(200, 10)} 429`,
    "after the window": 200,
    more: `${repeated(200, 9)} 429`,
  });
});

/** Lets Redis refuse the program's connections for this long; it is away as if its machine were off. */
async function away(ms) {
  const { maxclients: most } = await redis.command("CONFIG", "GET", "maxclients");
  await redis.command("CONFIG", "SET", "maxclients", "1");
  await redis.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
  await wait(ms);
  return () => redis.command("CONFIG", "SET", "maxclients", most);
}

test("counts again after a lost connection", { checks: ["back"], timeoutMs: 15_000 }, async () => {
  await begin();
  await redis.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
  let status = 0;
  for (let turn = 0; turn < 200 && status !== 429; turn += 1) {
    ({ status } = await login("ada"));
    await wait(10);
  }
  expect({ "POST /login, again and again": status }).toEqual({ "POST /login, again and again": 429 });
});

test("does not wait for a Redis that is silent", {
  checks: ["open", "closed"],
  timeoutMs: 15_000,
}, async () => {
  await begin();
  await redis.command("CLIENT", "PAUSE", 4_000, "ALL");
  const options = { withinMs: 2_000 };
  const [seen, tried] = await Promise.all([photos("ada", options), login("ada", "piano", options)]);
  expect({ "GET /photos": seen.status, "POST /login": tried.status }).toEqual({
    "GET /photos": 200,
    "POST /login": 503,
  });
});

test("counts again after a long time without Redis", {
  checks: ["back", "open"],
  timeoutMs: 15_000,
}, async () => {
  await begin();
  const comeBack = await away(1_500);
  const meanwhile = await statuses(MOST.photos + 2, () => photos("ada"));
  await comeBack();
  let status = 503;
  for (let turn = 0; turn < 200 && status === 503; turn += 1) {
    // Another name each time, since a client may count later what it was asked meanwhile.
    ({ status } = await login(`other ${turn}`));
    await wait(20);
  }
  expect({ meanwhile, "POST /login afterwards": status }).toEqual({
    meanwhile: repeated(200, MOST.photos + 2),
    "POST /login afterwards": 401,
  });
});

test("neither a window nor the time to wait is longer than what is left", {
  checks: ["window", "retry-after"],
  timeoutMs: 15_000,
}, async () => {
  let found = {};
  // Once more where the machine was too slow to ask within the window of 1,500 ms.
  for (let turn = 0; turn < 5 && found.status !== 429; turn += 1) {
    await begin();
    const most = [];
    for (const times of [1, MOST.photos - 1]) {
      await statuses(times, () => photos("ada"));
      const [key] = await keys();
      most.push(key === undefined ? 0 : await redis.command("PTTL", key));
      await wait(300);
    }
    for (let wait10 = 0; wait10 < 150 && (await endsIn()) > 1; wait10 += 1) await wait(10);
    const { status, headers } = await photos("ada");
    found = {
      "the first lets it end within 1,500 ms": most[0] <= 1500,
      "later ones do not prolong it": most[1] <= Math.max(most[0] - 250, 0),
      status,
      "retry-after in the last second": headers["retry-after"],
    };
  }
  expect(found).toEqual({
    "the first lets it end within 1,500 ms": true,
    "later ones do not prolong it": true,
    status: 429,
    "retry-after in the last second": "1",
  });
});

test("starts without Redis, lets photos through and refuses logins", {
  checks: ["open", "closed", "starts", "routes"],
  timeoutMs: 15_000,
}, async () => {
  await restart({ env: { REDIS_URL: "redis://127.0.0.1:1" } });
  const found = {
    "GET /photos": await statuses(12, () => photos("ada")),
    "POST /login": await statuses(2, () => login("ada", "piano")),
    "GET /photos without a customer": (await request("GET", "/photos")).status,
  };
  expect(found).toEqual({
    "GET /photos": repeated(200, 12),
    "POST /login": "503 503",
    "GET /photos without a customer": 400,
  });
});
