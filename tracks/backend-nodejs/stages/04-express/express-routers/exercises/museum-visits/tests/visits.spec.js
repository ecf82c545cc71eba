import { expect, randomInt, request, test } from "@aulo/runner/spec";

const HALLS = { 1: "Egypt", 2: "Greece", 3: "Rome" };
const MOUNTS = ["/halls", "/museum/halls"];

/** The status, the body and some headers of a response, by the request. */
async function responsesTo(requests, pick) {
  const found = {};
  for (const [method, path] of requests) found[`${method} ${path}`] = pick(await request(method, path));
  return found;
}
const forEach = (requests, value) =>
  Object.fromEntries(requests.map(([method, path]) => [`${method} ${path}`, value]));

const outcome = ({ status, json }) => ({ status, json });
const visit = (hall, mount = "/halls") => request("POST", `${mount}/${hall}/visits`);

/** How many visits the hall has had so far in this run. */
const countOf = async (hall) => (await request("GET", `/halls/${hall}/visits`)).json?.visits;

test("still lists the halls", { checks: ["halls"] }, async () => {
  expect(outcome(await request("GET", "/halls"))).toEqual({ status: 200, json: ["Egypt", "Greece", "Rome"] });
});

test("counts no visits at first", { checks: ["count"] }, async () => {
  for (const [id, hall] of Object.entries(HALLS)) {
    const found = outcome(await request("GET", `/halls/${id}/visits`));
    expect({ [hall]: found }).toEqual({ [hall]: { status: 200, json: { hall, visits: 0 } } });
  }
});

test("counts the visits of each hall for itself", { checks: ["visit", "count"] }, async () => {
  const found = [];
  for (const hall of [1, 1, 2, 1, 3, 2]) found.push(outcome(await visit(hall)));
  expect(found).toEqual([
    { status: 201, json: { id: 1, hall: "Egypt" } },
    { status: 201, json: { id: 2, hall: "Egypt" } },
    { status: 201, json: { id: 1, hall: "Greece" } },
    { status: 201, json: { id: 3, hall: "Egypt" } },
    { status: 201, json: { id: 1, hall: "Rome" } },
    { status: 201, json: { id: 2, hall: "Greece" } },
  ]);
  const counts = {};
  for (const hall of [1, 2, 3]) counts[hall] = (await request("GET", `/halls/${hall}/visits`)).json;
  expect(counts).toEqual({
    1: { hall: "Egypt", visits: 3 },
    2: { hall: "Greece", visits: 2 },
    3: { hall: "Rome", visits: 1 },
  });
});

test("gives visits that come together different ids", { checks: ["visit"] }, async () => {
  const before = await countOf(2);
  const responses = await Promise.all(Array.from({ length: 8 }, () => visit(2)));
  const ids = responses.map(({ json }) => json?.id - before).toSorted((a, b) => a - b);
  expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("says where the new visit is", { checks: ["location"] }, async () => {
  for (const [hall, query] of [
    [1, ""],
    [2, ""],
    [2, ""],
    [3, "?from=door"],
  ]) {
    const { json, headers } = await request("POST", `/halls/${hall}/visits${query}`);
    expect({ hall, query, location: headers.location }).toEqual({
      hall,
      query,
      location: `/halls/${hall}/visits/${json?.id}`,
    });
  }
});

test("shows each visit", { checks: ["read"] }, async () => {
  for (let at = randomInt(2, 4); at > 0; at -= 1) await visit(2);
  const count = await countOf(2);
  for (const id of [1, 2, count - 1, count])
    expect({ id, ...outcome(await request("GET", `/halls/2/visits/${id}`)) }).toEqual({
      id,
      status: 200,
      json: { id, hall: "Greece" },
    });
});

test("answers 404 for a visit that was not counted", { checks: ["no-visit"] }, async () => {
  await visit(2);
  const counts = { 1: await countOf(1), 2: await countOf(2), 3: await countOf(3) };
  // One hall has had more visits than the others, so an id of it is none of theirs.
  const others = [1, 3].map((hall) => ["GET", `/halls/${hall}/visits/${counts[hall] + 1}`]);
  const rests = [`2/visits/${counts[2] + 1}`, "1/visits/0", "1/visits/-1", "1/visits/1.5", "1/visits/first"];
  const requests = [...others, ...rests.map((rest) => ["GET", `/halls/${rest}`])];
  expect(await responsesTo(requests, ({ status }) => status)).toEqual(forEach(requests, 404));
});

test("answers 405 for other methods", { checks: ["not-allowed"] }, async () => {
  const requests = MOUNTS.flatMap((mount) =>
    ["PUT", "PATCH", "DELETE"].map((method) => [method, `${mount}/${randomInt(1, 3)}/visits`]),
  );
  const found = await responsesTo(requests, ({ status, headers }) => ({ status, allow: headers.allow }));
  expect(found).toEqual(forEach(requests, { status: 405, allow: "GET, POST" }));
});

const NO_HALLS = ["0", "4", "-1", "Egypt", "01", "constructor", String(randomInt(5, 999))];

test("answers 404 below a hall that does not exist", { checks: ["no-hall"] }, async () => {
  const before = [await countOf(1), await countOf(2), await countOf(3)];
  const requests = NO_HALLS.flatMap((hall) => [
    ["GET", `/halls/${hall}/visits`],
    ["POST", `/halls/${hall}/visits`],
    ["PUT", `/halls/${hall}/visits`],
    ["DELETE", `/museum/halls/${hall}/visits`],
    ["GET", `/halls/${hall}/visits/1`],
    ["GET", `/museum/halls/${hall}/map`],
    ["POST", `/halls/${hall}/guides/7`],
  ]);
  const found = await responsesTo(requests, outcome);
  expect(found).toEqual(forEach(requests, { status: 404, json: { error: "no such hall" } }));
  const after = [await countOf(1), await countOf(2), await countOf(3)];
  expect({ visitsAfterwards: after }).toEqual({ visitsAfterwards: before });
});

test("names the hall in every response below it", { checks: ["named"] }, async () => {
  for (const mount of MOUNTS)
    for (const [id, hall] of Object.entries(HALLS)) {
      const requests = [
        ["POST", `${mount}/${id}/visits`],
        ["GET", `${mount}/${id}/visits`],
        ["GET", `${mount}/${id}/visits/1`],
        ["GET", `${mount}/${id}/visits/999`],
        ["DELETE", `${mount}/${id}/visits`],
        ["GET", `${mount}/${id}/map`],
      ];
      const found = await responsesTo(requests, ({ headers }) => headers["x-hall"]);
      expect(found).toEqual(forEach(requests, hall));
    }
});

test("names no hall in other responses", { checks: ["only-named"] }, async () => {
  const requests = [
    ["GET", "/halls"],
    ["GET", "/museum/halls"],
    ["GET", "/"],
    ["GET", "/guides/1"],
    ["GET", "/halls/4/visits"],
    ["POST", "/museum/halls/0/visits"],
  ];
  expect(await responsesTo(requests, ({ headers }) => headers["x-hall"])).toEqual(
    forEach(requests, undefined),
  );
});

test("serves the same halls below /museum", { checks: ["twice"] }, async () => {
  const before = { 1: await countOf(1), 3: await countOf(3) };
  await visit(1);
  const { json: last } = await visit(1, "/museum/halls");
  const { json: other } = await visit(3, "/museum/halls");
  expect({ last, other }).toEqual({
    last: { id: before[1] + 2, hall: "Egypt" },
    other: { id: before[3] + 1, hall: "Rome" },
  });
  const requests = [
    ["GET", "/museum/halls"],
    ["GET", "/halls/1/visits"],
    ["GET", "/museum/halls/1/visits"],
    ["GET", "/halls/3/visits/1"],
    ["GET", "/museum/halls/1/visits/1"],
  ];
  const count = { hall: "Egypt", visits: before[1] + 2 };
  expect(await responsesTo(requests, outcome)).toEqual({
    "GET /museum/halls": { status: 200, json: ["Egypt", "Greece", "Rome"] },
    "GET /halls/1/visits": { status: 200, json: count },
    "GET /museum/halls/1/visits": { status: 200, json: count },
    "GET /halls/3/visits/1": { status: 200, json: { id: 1, hall: "Rome" } },
    "GET /museum/halls/1/visits/1": { status: 200, json: { id: 1, hall: "Egypt" } },
  });
});

test("gives a location below the path that was used", { checks: ["own-path", "location"] }, async () => {
  for (const mount of [MOUNTS[1], MOUNTS[0], MOUNTS[1]]) {
    const { json, headers } = await visit(2, mount);
    const location = `${mount}/2/visits/${json?.id}`;
    expect({ mount, location: headers.location }).toEqual({ mount, location });
  }
});
