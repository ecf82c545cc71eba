import { expect, pick, randomInt, request, test } from "@aulo/runner/spec";

const randomDish = () => `${pick(["soup", "salad", "crème brûlée"])} ${randomInt(1, 99)}`;
const orders = async () => (await request("GET", "/orders")).json;
const outcome = ({ status, json }) => ({ status, json });
const order = (json) => request("POST", "/orders", { json });

/** Sends all of these to POST /orders. Each must be answered with 400, and the list must stay as it is. */
async function expectRefusals(all) {
  const before = await orders();
  const [found, expected] = [{}, {}];
  for (const sent of all) {
    const name = `POST /orders ${JSON.stringify(sent).slice(0, 80)}`;
    found[name] = (await request("POST", "/orders", sent)).status;
    expected[name] = 400;
  }
  expect(found).toEqual(expected);
  expect({ "GET /orders": await orders() }).toEqual({ "GET /orders": before });
}

test("lists no orders before the first one", { checks: ["list"] }, async () => {
  expect(outcome(await request("GET", "/orders"))).toEqual({ status: 200, json: [] });
});

test("takes an order and answers 201", { checks: ["take", "list", "ids"] }, async () => {
  const sent = [20, 1, randomInt(2, 19)].map((portions) => ({ dish: randomDish(), portions }));
  const kept = sent.map((one, at) => ({ id: at + 1, ...one }));
  for (const [at, one] of sent.entries())
    expect(outcome(await order(one))).toEqual({ status: 201, json: kept[at] });
  expect(outcome(await request("GET", "/orders"))).toEqual({ status: 200, json: kept });
});

test("makes it one portion when the number is missing", { checks: ["one-portion"] }, async () => {
  const id = (await orders()).length + 1;
  const dish = randomDish();
  expect(outcome(await order({ dish }))).toEqual({ status: 201, json: { id, dish, portions: 1 } });
});

test("keeps only the fields it knows", { checks: ["fields"] }, async () => {
  const id = (await orders()).length + 1;
  const dish = randomDish();
  const sent = { id: randomInt(1000, 2000), dish, portions: 3, paid: true, price: 0 };
  const kept = { id, dish, portions: 3 };
  expect(outcome(await order(sent))).toEqual({ status: 201, json: kept });
  expect({ "last order": (await orders()).at(-1) }).toEqual({ "last order": kept });
});

const DISHES = [undefined, "", null, 7, 0, true, [], ["soup"], {}];

test(
  "answers 400 to a dish that is not a string or is empty, and does not keep it",
  {
    checks: ["dish", "not-kept"],
  },
  () => expectRefusals(DISHES.map((dish) => ({ json: { dish, portions: 2 } }))),
);

const PORTIONS = [0, 21, 2.5, -3, 1000, "2", "", null, true, false, [2], {}];

test(
  "answers 400 to portions that are not a whole number from 1 to 20, and does not keep it",
  {
    checks: ["portions", "not-kept"],
  },
  () => expectRefusals(PORTIONS.map((portions) => ({ json: { dish: "soup", portions } }))),
);

const as = (type, body) => ({ body, headers: { "content-type": type } });
const SOUP = '{"dish":"soup"}';

test("answers 400 when there is no JSON at all", { checks: ["no-json", "not-kept"] }, () =>
  expectRefusals([
    {},
    as("text/plain", SOUP),
    as("application/json", ""),
    as("application/json", '{"dish": soup}'),
    as("application/json", SOUP.slice(0, -1)),
  ]),
);

test("answers 400 to JSON that is not an object", { checks: ["no-json", "not-kept"] }, () =>
  expectRefusals(
    ["null", "3", "0", "true", '"soup"', "[]", `[${SOUP}]`].map((body) => as("application/json", body)),
  ),
);

test("gives the next id after orders that were refused", { checks: ["ids"] }, async () => {
  const before = await orders();
  await order({ dish: "" });
  await order({ dish: "soup", portions: 0 });
  const { json } = await order({ dish: "soup" });
  expect({ "id of the next order": json?.id }).toEqual({ "id of the next order": before.length + 1 });
});

const withNote = (bytes) => ({ dish: "soup", note: "x".repeat(bytes - '{"dish":"soup","note":""}'.length) });

test("answers 413 to a body above 5 kB", { checks: ["too-large", "not-kept"] }, async () => {
  const before = await orders();
  const found = {};
  for (const bytes of [5_130, 9_000]) found[`${bytes} bytes`] = (await order(withNote(bytes))).status;
  expect(found).toEqual({ "5130 bytes": 413, "9000 bytes": 413 });
  expect({ "GET /orders": await orders() }).toEqual({ "GET /orders": before });
});

test("takes a body of almost 5 kB", { checks: ["not-too-large"] }, async () => {
  const { status } = await order(withNote(4_990));
  expect({ "4990 bytes": status }).toEqual({ "4990 bytes": 201 });
});

const sendForm = (form) =>
  request("POST", "/feedback", {
    body: new URLSearchParams(form).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });

test("takes the form and makes a number of the stars", { checks: ["feedback"] }, async () => {
  for (const stars of [1, 2, 3, 4, 5]) {
    const name = pick(["Zoë & Co.", "Inês", "O'Neill", "a+b=c"]);
    expect(outcome(await sendForm({ name, stars }))).toEqual({ status: 201, json: { name, stars } });
  }
});

test("answers 400 to stars outside 1 to 5", { checks: ["stars"] }, async () => {
  const [found, expected] = [{}, {}];
  for (const stars of ["0", "6", "-1", "3.5", "45", "many", "5 stars", "4of5", ""]) {
    found[`stars=${stars}`] = (await sendForm({ name: "Ines", stars })).status;
    expected[`stars=${stars}`] = 400;
  }
  expect(found).toEqual(expected);
});

test("answers 400 to feedback without stars", { checks: ["stars"] }, async () => {
  const found = {
    "name=Ines": (await sendForm({ name: "Ines" })).status,
    "no body": (await request("POST", "/feedback")).status,
  };
  expect(found).toEqual({ "name=Ines": 400, "no body": 400 });
});
