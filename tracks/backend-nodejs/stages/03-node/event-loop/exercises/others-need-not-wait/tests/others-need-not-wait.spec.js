import { expect, randomInt, request, start, test, wait } from "@aulo/runner/spec";

const PATIENT = { withinMs: 20_000 };
const many = () => randomInt(1_800_000, 1_900_000);

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

test("counts as before", { timeoutMs: 20_000 }, async () => {
  await start();
  const below = randomInt(50, 5000);
  expect(await count(below)).toBe(`${primesBelow(below)}`);
  expect((await request("GET", "/primes?below=many")).status).toBe(400);
});

/** How many health checks, one after the other, are answered while something else goes on; no more than three are sent. */
async function checksDuring(work) {
  let answered = 0;
  let ended = false;
  const ending = work.finally(() => {
    ended = true;
  });
  while (!ended && answered < 3) {
    const { text } = await request("GET", "/health", PATIENT);
    if (text === "ok" && !ended) answered += 1;
  }
  await ending;
  return answered;
}

test("answers others while it counts", { timeoutMs: 20_000 }, async () => {
  const below = many();
  const counting = count(below);
  await wait(100);
  expect({ healthChecksAnsweredMeanwhile: await checksDuring(counting) }).toEqual({
    healthChecksAnsweredMeanwhile: 3,
  });
  expect(await counting).toBe(`${primesBelow(below)}`);
});

test("gives each of several counts its own answer", { timeoutMs: 20_000 }, async () => {
  const limits = [randomInt(200_000, 250_000), randomInt(100, 200), randomInt(20_000, 30_000)];
  const answers = await Promise.all(limits.map(count));
  expect(answers).toEqual(limits.map((below) => `${primesBelow(below)}`));
});
