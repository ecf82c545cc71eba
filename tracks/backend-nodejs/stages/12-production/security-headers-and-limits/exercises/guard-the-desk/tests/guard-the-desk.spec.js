import { expect, pick, random, randomInt, request, restart, test, wait } from "@aulo/runner/spec";

const PASSWORDS = { ada: "green kettle 42", ben: "sunday bicycle", cleo: "three small boats" };
const [first, second, third] = pick([
  ["ada", "ben", "cleo"],
  ["cleo", "ada", "ben"],
  ["ben", "cleo", "ada"],
]);
const word = () => random().toString(36).slice(2, 10);
const logIn = (name, password, path = "/login") => request("POST", path, { json: { name, password } });
const statusOf = async (name, password, path) => (await logIn(name, password, path)).status;
const nobody = () => `nobody-${word()}`;
const guess = (name, path) => statusOf(name, `guess ${word()}`, path);
const appointment = (bytes) => ({ text: "x".repeat(bytes - '{"text":""}'.length) });
const appointments = async () => (await request("GET", "/appointments")).json.length;

async function useUp(name) {
  const statuses = [];
  for (let i = 0; i < 5; i += 1) statuses.push(await guess(name));
  expect({ guesses: name, statuses }).toEqual({ guesses: name, statuses: [401, 401, 401, 401, 401] });
}

function expectRefused(statuses) {
  const passed = Object.entries(statuses).filter(([, status]) => status !== 429);
  expect({ notRefused: Object.fromEntries(passed) }).toEqual({ notRefused: {} });
}

/** The directives of a policy, each with its sources. */
const directives = (policy = "") =>
  Object.fromEntries(
    policy.split(";").map((part) => {
      const [name, ...sources] = part.trim().split(/\s+/);
      return [name.toLowerCase(), sources.join(" ")];
    }),
  );

const sent = ({ headers }) => ({
  "x-content-type-options": headers["x-content-type-options"],
  "referrer-policy": headers["referrer-policy"],
});

const SAFE = { "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" };

/** A response of each kind, by the request that leads to it. */
const KINDS = [
  ["GET /appointments", 200, () => request("GET", "/appointments")],
  ["POST /appointments", 201, () => request("POST", "/appointments", { json: { day: "2031-05-02" } })],
  ["POST /login, right", 204, () => logIn(first, PASSWORDS[first])],
  ["POST /login, wrong", 401, () => logIn(`nobody-${word()}`, "x")],
  ["GET /unknown", 404, () => request("GET", `/unknown-${word()}`)],
  ["GET /login", 404, () => request("GET", "/login")],
  [
    "POST /appointments, too large",
    413,
    () => request("POST", "/appointments", { json: appointment(20_000) }),
  ],
  [
    "POST /appointments, not JSON",
    400,
    () => request("POST", "/appointments", { headers: { "content-type": "application/json" }, body: "{" }),
  ],
];

test("lets everyday requests through", { checks: ["routes"] }, async () => {
  const day = { day: "2031-05-02" };
  const statuses = { login: await statusOf(first, PASSWORDS[first]), wrong: await guess(second) };
  const { status, json } = await request("POST", "/appointments", { json: day });
  expect({ ...statuses, appointment: status, json }).toEqual({
    login: 204,
    wrong: 401,
    appointment: 201,
    json: { count: 1 },
  });
  expect({ "GET /appointments": (await request("GET", "/appointments")).json }).toEqual({
    "GET /appointments": [day],
  });
});

test("leaves other accounts and routes alone", { checks: ["other-accounts", "other-routes"] }, async () => {
  const name = nobody();
  await useUp(name);
  await guess(name);
  const others = { [second]: await statusOf(second, PASSWORDS[second]), nobody: await guess(nobody()) };
  expect(others).toEqual({ [second]: 204, nobody: 401 });
  const before = await appointments();
  const booked = [];
  for (let i = 0; i < 6; i += 1)
    booked.push((await request("POST", "/appointments", { json: { name } })).status);
  expect({ booked, more: (await appointments()) - before }).toEqual({ booked: Array(6).fill(201), more: 6 });
});

test("sends the policy with its own responses", { checks: ["policy"] }, async () => {
  for (const [name, status, ask] of KINDS.filter(([, status]) => status < 400 || status === 401)) {
    const answer = await ask();
    const { "default-src": source, "frame-ancestors": ancestors } = directives(
      answer.headers["content-security-policy"],
    );
    expect({ [name]: answer.status, source, ancestors }).toEqual({
      [name]: status,
      source: "'self'",
      ancestors: "'none'",
    });
  }
});

test.each(KINDS)(
  "sends the headers with %s (%d)",
  { checks: ["headers", "each-response"] },
  async (name, status, ask) => {
    const answer = await ask();
    expect({ [name]: answer.status, ...sent(answer) }).toEqual({ [name]: status, ...SAFE });
  },
);

test("does not tell which program serves", { checks: ["not-powered"] }, async () => {
  for (const [name, , ask] of KINDS) {
    const { headers } = await ask();
    expect({ [name]: headers["x-powered-by"] ?? "not told" }).toEqual({ [name]: "not told" });
  }
});

test("refuses a body above 10 kB with 413", { checks: ["size"] }, async () => {
  for (const bytes of [10_241, randomInt(10_400, 60_000), 200_000]) {
    const { status } = await request("POST", "/appointments", { json: appointment(bytes) });
    expect({ [`a body of ${bytes} bytes`]: status }).toEqual({ [`a body of ${bytes} bytes`]: 413 });
  }
});

test("takes a body of 10 kB", { checks: ["just-fits"] }, async () => {
  for (const bytes of [9_000, 10_240]) {
    const { status } = await request("POST", "/appointments", { json: appointment(bytes) });
    expect({ [`a body of ${bytes} bytes`]: status }).toEqual({ [`a body of ${bytes} bytes`]: 201 });
  }
});

test("keeps nothing of a body that is too large", { checks: ["before-handler"] }, async () => {
  const before = await appointments();
  await request("POST", "/appointments", { json: appointment(20_000) });
  expect({ appointments: await appointments() }).toEqual({ appointments: before });
  const name = `large-${word()}`;
  for (let i = 0; i < 6; i += 1) await request("POST", "/login", { json: { name, ...appointment(11_000) } });
  expect({ "a guess after six bodies that are too large": await guess(name) }).toEqual({
    "a guess after six bodies that are too large": 401,
  });
});

test("refuses the sixth attempt with 429", { checks: ["five", "each-response", "any-name"] }, async () => {
  const name = nobody();
  await useUp(name);
  const refused = await logIn(name, "guess");
  expect({ "sixth guess": refused.status, ...sent(refused) }).toEqual({ "sixth guess": 429, ...SAFE });
  const { "default-src": source } = directives(refused.headers["content-security-policy"]);
  expect({ source, poweredBy: refused.headers["x-powered-by"] }).toEqual({
    source: "'self'",
    poweredBy: undefined,
  });
  expectRefused({ "seventh guess": await guess(name), "eighth guess": await guess(name) });
});

test("lets five of many attempts at the same time through", { checks: ["at-once"] }, async () => {
  const name = nobody();
  const statuses = await Promise.all(Array.from({ length: 9 }, () => guess(name)));
  expect(statuses.toSorted()).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429]);
});

test("counts another spelling of the name as the same account", { checks: ["spelling"] }, async () => {
  const name = nobody();
  const spellings = [name, name.toUpperCase(), ` ${name}`, `${name}\t`, `  N${name.slice(1)} `];
  for (const spelling of spellings) await guess(spelling);
  const statuses = {};
  for (const spelling of spellings) statuses[JSON.stringify(spelling)] = await guess(spelling);
  expectRefused(statuses);
});

test("counts names of all kinds as their strings", { checks: ["spelling", "any-name"] }, async () => {
  const name = nobody();
  const sameNames = [[name], [[name.toUpperCase()]], ` ${name}`, [`${name} `], name];
  for (const same of sameNames) await guess(same);
  const statuses = {};
  for (const same of sameNames) statuses[JSON.stringify(same)] = await guess(same);
  expectRefused(statuses);
});

test("counts names that nobody has, whatever they are", { checks: ["any-name"] }, async () => {
  for (const name of ["constructor", "__proto__", "toString"]) {
    await useUp(name);
    expectRefused({ [name]: await guess(name) });
  }
});

test("counts each spelling of the address", { checks: ["each-address"] }, async () => {
  const name = nobody();
  await useUp(name);
  const statuses = {};
  for (const path of ["/login", "/LOGIN", "/Login/", "/login?a=1"]) {
    statuses[`POST ${path}`] = await guess(name, path);
  }
  expectRefused(statuses);
});

test("says in how many seconds to come back", { checks: ["retry-after"] }, async () => {
  const name = nobody();
  await useUp(name);
  const { headers } = await logIn(name, "guess");
  const seconds = Number(headers["retry-after"]);
  expect(headers["retry-after"]).toMatch(/^\d+$/);
  // The default window has 60 seconds.
  expect({ "retry-after": seconds > 20 && seconds <= 60 ? "at most 60" : seconds }).toEqual({
    "retry-after": "at most 60",
  });
});

test("refuses even the right password then", { checks: ["right-refused"] }, async () => {
  await restart();
  await useUp(first);
  expectRefused({ "right password": await statusOf(first, PASSWORDS[first]) });
});

test("counts calls with the right password", { checks: ["right-counts"] }, async () => {
  const statuses = [];
  for (let i = 0; i < 5; i += 1) statuses.push(await statusOf(third, PASSWORDS[third]));
  expect({ "five right passwords": statuses }).toEqual({ "five right passwords": [204, 204, 204, 204, 204] });
  expectRefused({ "the sixth": await statusOf(third, PASSWORDS[third]), "a guess": await guess(third) });
});

test("says one second when less is left", { checks: ["retry-after"] }, async () => {
  await restart({ env: { WINDOW_MS: "450" } });
  let refused;
  for (let tries = 0; tries < 60 && refused === undefined; tries += 1) {
    const answer = await logIn(first, "guess");
    if (answer.status === 429) refused = answer;
  }
  expect({ "retry-after": refused?.headers["retry-after"] }).toEqual({ "retry-after": "1" });
});

test("opens again when the window is over, which begins with the first call", {
  checks: ["window", "anew"],
}, async () => {
  await restart({ env: { WINDOW_MS: "2500" } });
  await guess(third);
  await wait(1200);
  for (let i = 0; i < 5; i += 1) await guess(third);
  await wait(1400);
  await useUp(third);
  expectRefused({ "sixth guess in the next window": await guess(third) });
});
