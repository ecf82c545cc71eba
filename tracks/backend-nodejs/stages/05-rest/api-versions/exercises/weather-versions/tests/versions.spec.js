import { expect, randomInt, request, restart, test } from "@aulo/runner/spec";

const FIRST = ["/readings", "/v1/readings"];
const HEADERS = {
  deprecation: "@1798761600",
  sunset: "Thu, 01 Jul 2027 00:00:00 GMT",
  link: '</v2/readings>; rel="successor-version"',
};
const TURKU = {
  first: { id: 1, place: "Turku, FI", celsius: "4.5" },
  second: { id: 1, place: { town: "Turku", country: "FI" }, celsius: 4.5 },
};
const PORTO = {
  first: { id: 2, place: "Porto, PT", celsius: "0" },
  second: { id: 2, place: { town: "Porto", country: "PT" }, celsius: 0 },
};
const LIMA = { place: { town: "Lima", country: "PE" }, celsius: 19 };
const NO_READING = { status: 400, json: { error: "A reading needs a place and a temperature." } };

const outcome = ({ status, json }) => ({ status, json });
const get = async (path) => outcome(await request("GET", path));
const post = async (path, json) => outcome(await request("POST", path, { json }));
const countOf = async () => (await request("GET", "/v2/readings")).json?.length;

test("keeps version 1 as it is", { checks: ["v1", "view"] }, async () => {
  const found = {};
  for (const path of ["/v1/readings", "/v1/readings/1", "/v1/readings/2", "/v1/readings/99"])
    found[path] = await get(path);
  expect(found).toEqual({
    "/v1/readings": { status: 200, json: [TURKU.first, PORTO.first] },
    "/v1/readings/1": { status: 200, json: TURKU.first },
    "/v1/readings/2": { status: 200, json: PORTO.first },
    "/v1/readings/99": { status: 404, json: { error: "no such reading" } },
  });
});

test("goes on as version 1 without a version", { checks: ["unversioned"] }, async () => {
  const found = {};
  for (const path of ["/readings", "/readings/2", "/readings/99"]) found[path] = await get(path);
  expect(found).toEqual({
    "/readings": { status: 200, json: [TURKU.first, PORTO.first] },
    "/readings/2": { status: 200, json: PORTO.first },
    "/readings/99": { status: 404, json: { error: "no such reading" } },
  });
});

test("shows readings in the shape of version 2", { checks: ["v2", "view"] }, async () => {
  const found = {};
  for (const path of ["/v2/readings", "/v2/readings/1", "/v2/readings/2"]) found[path] = await get(path);
  expect(found).toEqual({
    "/v2/readings": { status: 200, json: [TURKU.second, PORTO.second] },
    "/v2/readings/1": { status: 200, json: TURKU.second },
    "/v2/readings/2": { status: 200, json: PORTO.second },
  });
  const { status } = await request("GET", "/v2/readings/99");
  expect({ "/v2/readings/99": status }).toEqual({ "/v2/readings/99": 404 });
});

test("shows in each version what the other has added", { checks: ["same-data"] }, async () => {
  const { json: old } = await post("/v1/readings", { place: "Riga, LV", celsius: "7.5" });
  const { json: fresh } = await post("/v2/readings", LIMA);
  const found = [
    await get(`/v2/readings/${old?.id}`),
    await get(`/v1/readings/${fresh?.id}`),
    await get(`/readings/${fresh?.id}`),
  ];
  const lima = { status: 200, json: { id: fresh?.id, place: "Lima, PE", celsius: "19" } };
  expect(found).toEqual([
    { status: 200, json: { id: old?.id, place: { town: "Riga", country: "LV" }, celsius: 7.5 } },
    lima,
    lima,
  ]);
});

test("takes a reading in the shape of each version", {
  checks: ["post", "v1", "v2", "unversioned"],
}, async () => {
  const before = await countOf();
  const celsius = randomInt(5, 30) + 0.5;
  const found = [
    await post("/v1/readings", { place: "Oslo, NO", celsius: String(celsius) }),
    await post("/v2/readings", { place: { town: "Lima", country: "PE" }, celsius }),
    await post("/readings", { place: "Nuuk, GL", celsius: "-12" }),
    await post("/v2/readings", { place: { town: "Quito", country: "EC" }, celsius: 0 }),
  ];
  expect(found).toEqual([
    { status: 201, json: { id: before + 1, place: "Oslo, NO", celsius: String(celsius) } },
    { status: 201, json: { id: before + 2, place: { town: "Lima", country: "PE" }, celsius } },
    { status: 201, json: { id: before + 3, place: "Nuuk, GL", celsius: "-12" } },
    { status: 201, json: { id: before + 4, place: { town: "Quito", country: "EC" }, celsius: 0 } },
  ]);
});

const BAD = [
  {},
  { place: "Lima, PE", celsius: "19" },
  { place: "Lima, PE", celsius: 19 },
  { ...LIMA, celsius: "19" },
  { ...LIMA, celsius: null },
  { place: { town: "Lima" }, celsius: 19 },
  { place: { country: "PE" }, celsius: 19 },
  { place: { town: 7, country: "PE" }, celsius: 19 },
  { place: { town: "Lima", country: null }, celsius: 19 },
  { place: null, celsius: 19 },
  { celsius: 19 },
  { place: LIMA.place },
];
test("refuses a bad body in version 2 and stores nothing", { checks: ["bad"] }, async () => {
  const before = await countOf();
  for (const body of BAD) {
    const { status } = await request("POST", "/v2/readings", { json: body });
    expect({ body, status }).toEqual({ body, status: 400 });
  }
  expect({ readingsAfterwards: await countOf() }).toEqual({ readingsAfterwards: before });
});

test("refuses a bad body in version 1 as before", { checks: ["v1"] }, async () => {
  for (const path of FIRST)
    for (const body of [{}, { place: "Oslo", celsius: "4" }, { place: "Oslo, NO", celsius: "warm" }])
      expect({ path, body, ...(await post(path, body)) }).toEqual({ path, body, ...NO_READING });
});

const HEADER_TESTS = [
  ["deprecation", "since when version 1 is outdated"],
  ["sunset", "when version 1 ends"],
  ["link", "what comes after version 1"],
];
test.each(HEADER_TESTS)("says in %s %s", { checks: ["deprecation", "sunset", "link"] }, async (name) => {
  for (const path of FIRST) {
    const responses = {
      [`GET ${path}`]: await request("GET", path),
      [`GET ${path}/1`]: await request("GET", `${path}/1`),
      [`GET ${path}/99`]: await request("GET", `${path}/99`),
      [`POST ${path}`]: await request("POST", path, { json: { place: "Oslo, NO", celsius: "4" } }),
      [`POST ${path} without a body`]: await request("POST", path, { json: {} }),
      [`POST ${path} with broken JSON`]: await request("POST", path, {
        headers: { "content-type": "application/json" },
        body: "{",
      }),
      [`DELETE ${path}/1`]: await request("DELETE", `${path}/1`),
    };
    for (const [what, { headers }] of Object.entries(responses))
      expect({ [what]: headers[name] }).toEqual({ [what]: HEADERS[name] });
  }
});

test("gives no other response these headers", { checks: ["only-v1"] }, async () => {
  const paths = ["/v2/readings", "/v2/readings/1", "/v2/readings/99", "/v3/readings", "/", "/weather"];
  for (const path of paths) {
    const { headers } = await request("GET", path);
    expect({ path, found: Object.keys(HEADERS).filter((name) => name in headers) }).toEqual({
      path,
      found: [],
    });
  }
});

test("answers 410 for version 1 once it has ended", { checks: ["retired"] }, async () => {
  await restart({ env: { RETIRED: "v1" } });
  for (const path of FIRST)
    for (const [method, rest] of [
      ["GET", ""],
      ["GET", "/1"],
      ["GET", "/99"],
      ["POST", ""],
      ["DELETE", "/1"],
    ]) {
      const options = method === "POST" ? { json: { place: "Oslo, NO", celsius: "4" } } : {};
      const { status } = await request(method, `${path}${rest}`, options);
      expect({ [`${method} ${path}${rest}`]: status }).toEqual({ [`${method} ${path}${rest}`]: 410 });
    }
  for (const path of FIRST) {
    const headers = { "content-type": "application/json" };
    const { status } = await request("POST", path, { headers, body: '{"place":' });
    expect({ [`POST ${path} with broken JSON`]: status }).toEqual({ [`POST ${path} with broken JSON`]: 410 });
  }
  expect(await get("/v2/readings")).toEqual({ status: 200, json: [TURKU.second, PORTO.second] });
  expect(await post("/v2/readings", LIMA)).toEqual({ status: 201, json: { id: 3, ...LIMA } });
});

test("gives the headers also once it has ended", { checks: ["deprecation", "sunset", "link"] }, async () => {
  await restart({ env: { RETIRED: "v1" } });
  for (const path of FIRST)
    for (const [method, rest] of [
      ["GET", ""],
      ["POST", ""],
      ["DELETE", "/1"],
    ]) {
      const { headers } = await request(method, `${path}${rest}`);
      const given = Object.fromEntries(Object.keys(HEADERS).map((name) => [name, headers[name]]));
      expect({ [`${method} ${path}${rest}`]: given }).toEqual({ [`${method} ${path}${rest}`]: HEADERS });
    }
});
