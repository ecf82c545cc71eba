import { expect, pick, randomInt, request, test } from "@aulo/runner/spec";

const JSON_TYPE = /^application\/json\b/i;

async function visits() {
  const { json } = await request("GET", "/visits");
  return json?.visits;
}

function expectError(answer, status) {
  expect(answer.status).toBe(status);
  expect(answer.json).toEqual(expect.objectContaining({ error: expect.any(String) }));
}

test("says 0 before the first visit, as JSON", async () => {
  const { status, headers, json } = await request("GET", "/visits");
  expect(status).toBe(200);
  expect(json).toEqual({ visits: 0 });
  expect(headers["content-type"]).toMatch(JSON_TYPE);
});

test("adds the people and answers 201 with the new number", async () => {
  let before = await visits();
  for (const people of [randomInt(2, 9), 1, randomInt(10, 60)]) {
    const { status, json } = await request("POST", "/visits", { json: { people } });
    before += people;
    expect({ status, json }).toEqual({ status: 201, json: { visits: before } });
  }
  expect(await visits()).toBe(before);
});

test("ignores the query of the address", async () => {
  const before = await visits();
  const read = await request("GET", `/visits?screen=${randomInt(1, 9)}`);
  expect({ status: read.status, json: read.json }).toEqual({ status: 200, json: { visits: before } });
  const added = await request("POST", "/visits?door=north", { json: { people: 2 } });
  expect({ status: added.status, json: added.json }).toEqual({ status: 201, json: { visits: before + 2 } });
});

test("answers 404 for any other address", async () => {
  for (const path of ["/", `/visits/${randomInt(1, 9)}`, "/visitors"])
    expectError(await request("GET", path), 404);
  expectError(await request("POST", "/guests", { json: { people: 1 } }), 404);
});

test("answers 405 and names the methods for any other method", async () => {
  const before = await visits();
  for (const method of ["DELETE", pick(["PUT", "PATCH"])]) {
    const answer = await request(method, "/visits");
    expectError(answer, 405);
    expect(answer.headers.allow).toMatch(/\bGET\b/i);
    expect(answer.headers.allow).toMatch(/\bPOST\b/i);
  }
  expect(await visits()).toBe(before);
});

test("answers 400 to a body that is not JSON, and goes on serving", async () => {
  const before = await visits();
  for (const body of ['{"people":', `people=${randomInt(1, 9)}`, ""]) {
    expectError(
      await request("POST", "/visits", { body, headers: { "content-type": "application/json" } }),
      400,
    );
  }
  expect(await visits()).toBe(before);
});

test("answers 400 to people that are no whole number from 1 up", async () => {
  const before = await visits();
  for (const json of [
    {},
    { people: `${randomInt(2, 9)}` },
    { people: 0 },
    { people: -3 },
    { people: 1.5 },
    [],
  ]) {
    expectError(await request("POST", "/visits", { json }), 400);
  }
  expect(await visits()).toBe(before);
});
