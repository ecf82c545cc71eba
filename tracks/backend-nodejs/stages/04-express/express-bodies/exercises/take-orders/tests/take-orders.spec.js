import { expect, pick, randomInt, request, test } from "@aulo/runner/spec";

const randomDish = () => `${pick(["soup", "salad", "dumplings"])} ${randomInt(1, 99)}`;
const orders = async () => (await request("GET", "/orders")).json;
const outcome = ({ status, json }) => ({ status, json });

async function expectRefusal(sent) {
  const before = await orders();
  const { status } = await request("POST", "/orders", sent);
  const what = JSON.stringify(sent).slice(0, 80);
  expect(`${what}: ${status}`).toBe(`${what}: 400`);
  expect(await orders()).toEqual(before);
}

test("takes an order and answers 201", async () => {
  for (let id = 1; id <= 2; id += 1) {
    const order = { dish: randomDish(), portions: randomInt(1, 20) };
    expect(outcome(await request("POST", "/orders", { json: order }))).toEqual({
      status: 201,
      json: { id, ...order },
    });
    expect((await orders()).at(-1)).toEqual({ id, ...order });
  }
});

test("makes it one portion when the number is missing", async () => {
  const dish = randomDish();
  const { status, json } = await request("POST", "/orders", { json: { dish } });
  expect({ status, json }).toEqual({ status: 201, json: { id: expect.any(Number), dish, portions: 1 } });
});

test("keeps only the fields it knows", async () => {
  const id = (await orders()).length + 1;
  const dish = randomDish();
  const sent = { id: randomInt(1000, 2000), dish, portions: 3, paid: true, price: 0 };
  expect(outcome(await request("POST", "/orders", { json: sent }))).toEqual({
    status: 201,
    json: { id, dish, portions: 3 },
  });
  expect((await orders()).at(-1)).toEqual({ id, dish, portions: 3 });
});

test("answers 400 to an order that makes no sense, and does not keep it", async () => {
  const dish = randomDish();
  for (const json of [{}, { dish: "" }, { dish: 7 }, [], [{ dish }]]) await expectRefusal({ json });
  for (const portions of [0, 21, 2.5, -randomInt(1, 9), `${randomInt(1, 9)}`, true]) {
    await expectRefusal({ json: { dish, portions } });
  }
});

test("answers 400 when there is no JSON at all", async () => {
  await expectRefusal({});
  await expectRefusal({ body: '{"dish":"soup"}', headers: { "content-type": "text/plain" } });
  await expectRefusal({ body: '{"dish": soup}', headers: { "content-type": "application/json" } });
});

test("answers 413 to a body above 5 kB", async () => {
  const before = await orders();
  const { status } = await request("POST", "/orders", {
    json: { dish: "soup", note: "x".repeat(randomInt(6_000, 9_000)) },
  });
  expect(status).toBe(413);
  expect(await orders()).toEqual(before);
  const fits = await request("POST", "/orders", { json: { dish: "soup", note: "x".repeat(4_000) } });
  expect(fits.status).toBe(201);
});

const sendForm = (form) =>
  request("POST", "/feedback", {
    body: new URLSearchParams(form).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });

test("takes the form and makes a number of the stars", async () => {
  const name = pick(["Zoë & Co.", "Inês", "O'Neill"]);
  const stars = randomInt(1, 5);
  expect(outcome(await sendForm({ name, stars }))).toEqual({ status: 201, json: { name, stars } });
});

test("answers 400 to stars outside 1 to 5", async () => {
  for (const stars of ["0", "6", "3.5", "many"]) {
    const { status } = await sendForm({ name: "Ines", stars });
    expect(`${stars} stars: ${status}`).toBe(`${stars} stars: 400`);
  }
});
