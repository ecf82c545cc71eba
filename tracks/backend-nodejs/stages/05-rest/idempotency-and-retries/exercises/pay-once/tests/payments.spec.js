import { expect, random, randomInt, request, test } from "@aulo/runner/spec";

const newKey = () => `k-${String(random()).slice(2, 12)}`;
const amountOf = () => randomInt(1, 900);
let lastAccount = 0;
const newAccount = (start = "acc") => {
  lastAccount += 1;
  return `${start}-${lastAccount}`;
};

/** What came back: of a refusal only the status, of a payment everything that a repetition has to equal. */
async function pay(payment, key, { client = "app", body, withinMs = 2000 } = {}) {
  const headers = { "x-client": client, "content-type": "application/json" };
  if (key !== undefined) headers["idempotency-key"] = key;
  const options = { headers, body: body ?? JSON.stringify(payment), withinMs };
  const response = await request("POST", "/payments", options);
  const { status, json } = response;
  return status === 201 ? { status, json, location: response.headers.location } : { status };
}

/** Amounts that the bank was asked to charge to an account. */
async function charged(account) {
  const { json } = await request("GET", "/bank", { headers: { "x-client": "spec" } });
  return json.charges.filter((one) => one.account === account).map(({ amount }) => amount);
}
const paid = (payment, { json }) => ({
  status: 201,
  json: { id: json?.id, ...payment },
  location: `/payments/${json?.id}`,
});

test("charges once for a new key", { checks: ["first"] }, async () => {
  const payment = { account: newAccount(), amount: amountOf() };
  const found = await pay(payment, newKey());
  expect({ payment, ...found }).toEqual({ payment, ...paid(payment, found) });
  const isId = /^c\d+$/.test(found.json?.id);
  expect({ id: found.json?.id, isId, charges: await charged(payment.account) }).toEqual({
    id: found.json?.id,
    isId: true,
    charges: [payment.amount],
  });

  const large = { account: newAccount(), amount: 1001 + randomInt(0, 500) };
  expect({ payment: large, ...(await pay(large, newKey())) }).toEqual({ payment: large, status: 402 });
});

test("charges again for another key", { checks: ["first"] }, async () => {
  const payment = { account: newAccount(), amount: amountOf() };
  const [first, second] = [await pay(payment, newKey()), await pay(payment, newKey())];
  expect([first, second]).toEqual([paid(payment, first), paid(payment, second)]);
  expect({ areTheSame: first.json.id === second.json.id }).toEqual({ areTheSame: false });
  expect({ payment, charges: await charged(payment.account) }).toEqual({
    payment,
    charges: [payment.amount, payment.amount],
  });
});

test("refuses a request without a key", { checks: ["key-required"] }, async () => {
  const payment = { account: newAccount(), amount: amountOf() };
  const found = { "no key": await pay(payment), "an empty key": await pay(payment, "") };
  expect(found).toEqual({ "no key": { status: 400 }, "an empty key": { status: 400 } });
  expect({ payment, charges: await charged(payment.account) }).toEqual({ payment, charges: [] });
});

test("repeats the response for the same key", { checks: ["replayed"] }, async () => {
  const payment = { account: newAccount(), amount: amountOf() };
  const key = newKey();
  const first = await pay(payment, key);
  await pay({ account: newAccount(), amount: 5 }, newKey());
  const again = [await pay(payment, key), await pay(payment, key)];
  expect({ key, again }).toEqual({ key, again: [first, first] });
  expect({ key, status: first.status, charges: await charged(payment.account) }).toEqual({
    key,
    status: 201,
    charges: [payment.amount],
  });
});

test("repeats a refusal of the bank without asking it again", { checks: ["replayed"] }, async () => {
  const payment = { account: newAccount(), amount: 1001 };
  const key = newKey();
  const found = [await pay(payment, key), await pay(payment, key)];
  expect({ key, found }).toEqual({ key, found: [{ status: 402 }, { status: 402 }] });
  expect({ key, charges: await charged(payment.account) }).toEqual({ key, charges: [1001] });
});

test("compares payments by their values", { checks: ["same-values"] }, async () => {
  const [account, amount, key] = [newAccount(), amountOf(), newKey()];
  const first = await pay({ account, amount }, key);
  const bodies = [
    `{"amount":${amount},"account":"${account}"}`,
    `{ "account": "${account}",\n  "amount": ${amount} }`,
    `{"account":"${account}","amount":${amount}.0}`,
  ];
  for (const body of bodies) {
    const { status, json } = await pay(null, key, { body });
    expect({ body, status, json }).toEqual({ body, status: 201, json: first.json });
  }
  expect({ key, charges: await charged(account) }).toEqual({ key, charges: [amount] });
});

test("refuses the same key for another payment", { checks: ["other-payment"] }, async () => {
  const [account, other, key] = [newAccount(), newAccount(), newKey()];
  const first = await pay({ account, amount: 40 }, key);
  const found = {
    "another amount": await pay({ account, amount: 41 }, key),
    "another account": await pay({ account: other, amount: 40 }, key),
    "a declined amount": await pay({ account, amount: 4000 }, key),
  };
  expect(found).toEqual({
    "another amount": { status: 422 },
    "another account": { status: 422 },
    "a declined amount": { status: 422 },
  });
  expect([await charged(account), await charged(other)]).toEqual([[40], []]);
  expect({ "the first payment again": await pay({ account, amount: 40 }, key) }).toEqual({
    "the first payment again": first,
  });
});

/** Waits until so many calls stand in the bank's slow account. */
async function untilWaiting(count) {
  for (;;) {
    const { json } = await request("GET", "/bank", { headers: { "x-client": "spec" } });
    if (json.waiting >= count) return json.waiting;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
const release = () => request("POST", "/bank/release", { headers: { "x-client": "spec" } });

test("answers 409 while the first request is running", { checks: ["running"] }, async () => {
  const [payment, key] = [{ account: "slow", amount: amountOf() }, newKey()];
  const orNothing = () => ({ status: "no response" });
  const running = pay(payment, key, { withinMs: 4500 }).catch(orNothing);
  await untilWaiting(1);
  // A server that asks the bank again does not respond before the release.
  const second = await pay(payment, key, { withinMs: 1500 }).catch(orNothing);
  const other = await pay({ account: newAccount(), amount: 7 }, newKey()).catch(orNothing);
  await release();
  const first = await running;
  expect({ second, other: other.status, first }).toEqual({
    second: { status: 409 },
    other: 201,
    first: paid(payment, first),
  });
  expect({ "a third request": await pay(payment, key), charges: await charged("slow") }).toEqual({
    "a third request": first,
    charges: [payment.amount],
  });
});

test("charges once for requests that arrive together", { checks: ["running"] }, async () => {
  const [payment, key] = [{ account: newAccount(), amount: amountOf() }, newKey()];
  const found = await Promise.all([1, 2, 3, 4, 5].map(() => pay(payment, key)));
  const statuses = [...new Set(found.map(({ status }) => status))].filter(
    (one) => one !== 201 && one !== 409,
  );
  expect({ key, "other statuses": statuses, charges: await charged(payment.account) }).toEqual({
    key,
    "other statuses": [],
    charges: [payment.amount],
  });
});

test("answers 503 when the bank is away, and tries again with the same key", {
  checks: ["unreachable"],
}, async () => {
  const [payment, key] = [{ account: newAccount("away"), amount: amountOf() }, newKey()];
  const first = await pay(payment, key);
  const second = await pay(payment, key);
  const third = await pay(payment, key);
  expect({ first, second, third }).toEqual({
    first: { status: 503 },
    second: paid(payment, second),
    third: second,
  });
  expect({ key, charges: await charged(payment.account) }).toEqual({ key, charges: [payment.amount] });
});

test("does not use up the key of a body that is not valid", { checks: ["invalid"] }, async () => {
  const [account, key] = [newAccount(), newKey()];
  for (const body of [
    "{}",
    `{"account":"${account}"}`,
    `{"account":"${account}","amount":0}`,
    `{"account":"${account}","amount":-5}`,
    `{"account":"${account}","amount":"5"}`,
    '{"account":"","amount":5}',
  ]) {
    const { status } = await pay(null, key, { body });
    expect({ body, status }).toEqual({ body, status: 400 });
  }
  const found = await pay({ account, amount: 5 }, key);
  expect({ key, ...found }).toEqual({ key, ...paid({ account, amount: 5 }, found) });
  expect({ account, charges: await charged(account) }).toEqual({ account, charges: [5] });
});

test("keeps the keys of clients apart", { checks: ["per-client"] }, async () => {
  const [account, key] = [newAccount(), newKey()];
  const found = [
    await pay({ account, amount: 1 }, key, { client: "app" }),
    await pay({ account, amount: 2 }, key, { client: "page" }),
    await pay({ account, amount: 3 }, `p${key}`, { client: "ap" }),
    await pay({ account, amount: 4 }, `:${key}`, { client: "app" }),
    await pay({ account, amount: 5 }, key, { client: "app:" }),
  ];
  expect(found.map(({ status, json }) => ({ status, amount: json?.amount }))).toEqual(
    [1, 2, 3, 4, 5].map((amount) => ({ status: 201, amount })),
  );
});

test("takes any text as a key", { checks: ["any-key"] }, async () => {
  for (const key of ["toString", "__proto__", "constructor", "0", "null", "ü? &#%"]) {
    const payment = { account: newAccount(), amount: amountOf() };
    const first = await pay(payment, encodeURI(key));
    const second = await pay(payment, encodeURI(key));
    expect({ key, first, second }).toEqual({ key, first: paid(payment, first), second: first });
  }
});
