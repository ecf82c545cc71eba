import { expect, randomInt, request, start, stop, test, wait } from "@aulo/runner/spec";

const PATIENT = { withinMs: 15_000 };

/** By the sieve, which is quicker than what the learner is given. */
function primesBelow(limit) {
  const crossedOut = new Uint8Array(Math.max(limit, 0));
  let found = 0;
  for (let n = 2; n < limit; n += 1) {
    if (crossedOut[n]) continue;
    found += 1;
    for (let multiple = n * n; multiple < limit; multiple += n) crossedOut[multiple] = 1;
  }
  return found;
}

const count = async (below) => (await request("GET", `/primes?below=${below}`, PATIENT)).text.trim();

/** The counts that the server gives for these limits, asked one after another, beside the right ones. */
async function compareCounts(limits) {
  const [found, expected] = [{}, {}];
  for (const below of limits) {
    found[`GET /primes?below=${below}`] = await count(below);
    expected[`GET /primes?below=${below}`] = `${primesBelow(below)}`;
  }
  return { found, expected };
}

test("counts as before", { checks: ["count"], timeoutMs: 20_000 }, async () => {
  await start();
  const { found, expected } = await compareCounts([100, randomInt(50, 3000), randomInt(50_000, 60_000)]);
  expect(found).toEqual(expected);
});

test("counts below a prime, the number after it, and below numbers without any prime", {
  checks: ["count"],
  timeoutMs: 20_000,
}, async () => {
  const { found, expected } = await compareCounts([13, 14, 3, 2, 0, -5, 10_007, 10_008]);
  expect(found).toEqual(expected);
});

test("answers 404 as before to other paths", { checks: ["other-paths"] }, async () => {
  const { status } = await request("GET", "/numbers?below=10", PATIENT);
  expect({ "GET /numbers": status }).toEqual({ "GET /numbers": 404 });
});

test.each(["many", "2.5", "1e999"])(
  "answers 400 as before to below=%s",
  { checks: ["whole-number"] },
  async (below) => {
    const { status } = await request("GET", `/primes?below=${below}`, PATIENT);
    expect({ [`GET /primes?below=${below}`]: status }).toEqual({ [`GET /primes?below=${below}`]: 400 });
  },
);

/** A count of this many does not end while the tests run. */
const endless = () => randomInt(2_000_000_000, 2_100_000_000);

test.each([
  ["one count runs", 1],
  ["several counts run", 3],
])("answers GET /health while %s", { checks: ["health"], timeoutMs: 25_000 }, async (_when, counts) => {
  const noResponse = () => "no response";
  const counting = Array.from({ length: counts }, () => count(endless()).catch(noResponse));
  await wait(100);
  const answers = [];
  for (let check = 0; check < 3 && !answers.includes("no response"); check += 1)
    answers.push(
      await request("GET", "/health", { withinMs: 5_000 }).then(({ text }) => text.trim(), noResponse),
    );
  expect({ "GET /health while it counts": answers }).toEqual({
    "GET /health while it counts": ["ok", "ok", "ok"],
  });
  await stop("SIGKILL");
  expect({ "an endless count": await Promise.all(counting) }).toEqual({
    "an endless count": counting.map(noResponse),
  });
  await start();
});

test("gives each of several counts its own answer", {
  checks: ["own-number"],
  timeoutMs: 20_000,
}, async () => {
  const limits = [randomInt(200_000, 250_000), randomInt(100, 200), randomInt(20_000, 30_000)];
  const found = await Promise.all(limits.map(count));
  const named = (numbers) =>
    Object.fromEntries(limits.map((below, at) => [`GET /primes?below=${below}`, `${numbers[at]}`]));
  expect(named(found)).toEqual(named(limits.map(primesBelow)));
});
