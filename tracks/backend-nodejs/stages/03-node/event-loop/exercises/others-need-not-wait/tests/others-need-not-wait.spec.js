import { expect, randomInt, request, start, test, wait } from "@aulo/runner/spec";

const PATIENT = { withinMs: 20_000 };
const many = () => randomInt(1_500_000, 1_600_000);

/** By the sieve, which is quicker than what the learner is given. */
function primesBelow(limit) {
  const crossedOut = new Uint8Array(limit);
  let found = 0;
  for (let n = 2; n < limit; n += 1) {
    if (crossedOut[n]) continue;
    found += 1;
    for (let multiple = n * n; multiple < limit; multiple += n) crossedOut[multiple] = 1;
  }
  return found;
}

const count = async (below) => (await request("GET", `/primes?below=${below}`, PATIENT)).text.trim();

test("counts as before", async () => {
  await start();
  const below = randomInt(50, 5000);
  expect(await count(below)).toBe(`${primesBelow(below)}`);
  expect((await request("GET", "/primes?below=many")).status).toBe(400);
});

test("answers others while it counts", { timeoutMs: 20_000 }, async () => {
  const below = many();
  const ended = [];
  const counting = count(below).then((text) => {
    ended.push("the count");
    return text;
  });
  await wait(100);
  const { text } = await request("GET", "/health", PATIENT);
  ended.push("the health check");
  expect(text).toBe("ok");
  expect(await counting).toBe(`${primesBelow(below)}`);
  expect(ended).toEqual(["the health check", "the count"]);
});

test("gives each of several counts its own answer", async () => {
  const limits = [randomInt(200_000, 250_000), randomInt(100, 200), randomInt(20_000, 30_000)];
  const answers = await Promise.all(limits.map(count));
  expect(answers).toEqual(limits.map((below) => `${primesBelow(below)}`));
});
