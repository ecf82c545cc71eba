import { describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/**
 * Handles events with one new handler. Each element of `groups` is an array of events that come at once; the next group
 * begins when they have all been responded to. An event is `{ method, path, body, encoded, leftMs }`.
 * `connecting` says for each call of `connect` what it does, the last one for all further: "works", "fails", "hangs" or "slow".
 * `failing` and `hanging` name methods of the database. Ids above 1000 take 200 ms.
 */
const handle = (groups, { connecting = ["works"], failing = [], hanging = [] } = {}) =>
  inside(
    async ({ createHandler }, groups, connecting, failing, hanging) => {
      const seen = { connects: [], calls: [], responses: [], late: [] };
      let connects = 0;
      const never = new Promise(() => {});
      const secret = () => new Error("password green-door refused at 10.0.0.5");
      const run = async (name, value, result) => {
        seen.calls.push([name, value]);
        if (hanging.includes(name)) return never;
        await new Promise((resolve) => setTimeout(resolve, name === "find" && value > 1000 ? 200 : 1));
        if (failing.includes(name)) throw secret();
        return result;
      };
      const db = {
        find: (id) => run("find", id, Number(id) % 100 === 99 ? null : { id, text: `note ${id}` }),
        add: (text) => run("add", text, `${text}`.length),
      };
      const connect = async () => {
        const how = connecting[Math.min(connects, connecting.length - 1)];
        connects += 1;
        if (how === "hangs") return never;
        await new Promise((resolve) => setTimeout(resolve, how === "slow" ? 180 : 5));
        if (how === "fails") throw secret();
        return db;
      };
      const handler = createHandler({ connect });
      seen.connects.push(connects);
      for (const events of groups) {
        const responses = await Promise.all(
          events.map(async ({ method = "GET", path, body, encoded = false, leftMs = 60_000 }) => {
            const event = { version: "2.0", rawPath: path, headers: {}, isBase64Encoded: encoded };
            event.requestContext = { http: { method, path } };
            if (body !== undefined) event.body = encoded ? Buffer.from(body).toString("base64") : body;
            const end = Date.now() + leftMs;
            const cut = new Promise((resolve) =>
              setTimeout(resolve, Math.min(leftMs, 3000), "no response in time"),
            );
            const context = { getRemainingTimeInMillis: () => end - Date.now() };
            try {
              return await Promise.race([handler(event, context), cut]);
            } catch (error) {
              return `rejected: ${error?.message}`;
            }
          }),
        );
        seen.responses.push(...responses);
        seen.connects.push(connects);
      }
      return seen;
    },
    groups,
    connecting,
    failing,
    hanging,
  );

const named = ({ method = "GET", path, body, encoded }) =>
  [method, path, ...(body === undefined ? [] : [body]), ...(encoded ? ["in base64"] : [])].join(" ");
const get = (id, more = {}) => ({ path: `/notes/${id}`, ...more });
const post = (body, more = {}) => ({ method: "POST", path: "/notes", body, ...more });

const parsed = (body) => {
  try {
    return JSON.parse(body);
  } catch {
    return `not JSON: ${body}`;
  }
};

/** Status and value of a response; a text for anything that is not a response. */
const shown = (response) =>
  typeof response === "object" && response !== null && "statusCode" in response
    ? { status: response.statusCode, value: parsed(response.body) }
    : response;

async function expectResponses(cases, options) {
  for (const [event, expected] of cases) {
    const { responses, calls } = await handle([[event]], options);
    expect({ event: named(event), response: shown(responses[0]), calls }).toEqual({
      event: named(event),
      ...expected,
    });
  }
}

async function expectStatuses(events, status, options) {
  for (const event of events) {
    const { responses } = await handle([[event]], options);
    const found = shown(responses[0]);
    expect({ event: named(event), status: found?.status ?? found }).toEqual({ event: named(event), status });
  }
}

describe("the routes", () => {
  test("GET /notes/ID finds the note", { checks: ["get"] }, () =>
    expectResponses(
      [17, 0, randomInt(2, 90)].map((id) => [
        get(id),
        { response: { status: 200, value: { id, text: `note ${id}` } }, calls: [["find", id]] },
      ]),
    ),
  );

  test("GET /notes/ID of an unknown note is a 404", { checks: ["unknown-note"] }, () =>
    expectStatuses([get(99), get(599)], 404),
  );

  test("POST /notes adds the text, and returns the id", { checks: ["post"] }, () =>
    expectResponses([
      [
        post('{"text":"buy paint"}'),
        { response: { status: 201, value: { id: 9 } }, calls: [["add", "buy paint"]] },
      ],
      [post('{"text":"0","id":7}'), { response: { status: 201, value: { id: 1 } }, calls: [["add", "0"]] }],
      [
        post('{ "x": 1, "text": " " }'),
        { response: { status: 201, value: { id: 1 } }, calls: [["add", " "]] },
      ],
    ]),
  );

  test("POST /notes decodes a body in base64", { checks: ["base64"] }, () =>
    expectResponses([
      [
        post('{"text":"peça é açúcar"}', { encoded: true }),
        { response: { status: 201, value: { id: 13 } }, calls: [["add", "peça é açúcar"]] },
      ],
      [
        post('{"text":"ok"}', { encoded: true }),
        { response: { status: 201, value: { id: 2 } }, calls: [["add", "ok"]] },
      ],
    ]),
  );

  test("POST /notes refuses a body that is missing or not JSON", { checks: ["no-json"] }, () =>
    expectStatuses(
      [post(undefined), post(""), post("text=a"), post('{"text":'), post("not JSON", { encoded: true })],
      400,
    ),
  );

  test("POST /notes refuses other values", { checks: ["bad-body"] }, () =>
    expectStatuses(
      ["{}", '{"text":""}', '{"text":7}', '{"text":null}', '{"text":["a"]}', "[]", "null", '"text"', "7"].map(
        (body) => post(body),
      ),
      400,
    ),
  );

  test("any other path or method is a 404", { checks: ["other-path"] }, async () => {
    const gets = [
      "/",
      "/notes",
      "/notes/",
      "/notes/abc",
      "/notes/7a",
      "/notes/1/2",
      "/notes/-1",
      "/my/notes/7",
      "/note/7",
    ];
    const events = gets.map((path) => ({ path }));
    events.push({ method: "DELETE", path: "/notes/7" }, { method: "PUT", path: "/notes" });
    events.push({ ...post('{"text":"a"}'), path: "/notes/7" }, { ...post('{"text":"a"}'), path: "/" });
    await expectStatuses(events, 404);
  });
});

const EVENTS = [get(5), get(99), post('{"text":"a"}'), post("{}"), { path: "/" }];

describe("a response", () => {
  test("has a status, JSON as a string, and its type", { checks: ["shape"] }, async () => {
    const { responses } = await handle(EVENTS.map((event) => [event]));
    const found = responses.map((response, index) => {
      const { statusCode, headers = {}, body } = response ?? {};
      const type = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1];
      return {
        event: named(EVENTS[index]),
        statusCode: typeof statusCode,
        body: typeof body === "string" && !`${parsed(body)}`.startsWith("not JSON") ? "JSON" : body,
        type: `${type}`.split(";")[0],
      };
    });
    expect(found).toEqual(
      EVENTS.map((event) => ({
        event: named(event),
        statusCode: "number",
        body: "JSON",
        type: "application/json",
      })),
    );
  });
});

describe("the connection", () => {
  test("is made when an event needs it", { checks: ["lazy"] }, async () => {
    const { connects } = await handle([[{ path: "/" }], [post("{}")], [get("abc")], [get(3)]]);
    expect({ "connects, after each event": connects }).toEqual({
      "connects, after each event": [0, 0, 0, 0, 1],
    });
  });

  test("is shared by all events, also by those that come at once", { checks: ["once"] }, async () => {
    const { connects, responses } = await handle([
      [get(1), get(2), post('{"text":"a"}')],
      [get(3)],
      [get(4), get(5)],
    ]);
    expect({ connects, statuses: responses.map((response) => shown(response)?.status) }).toEqual({
      connects: [0, 1, 1, 1],
      statuses: [200, 200, 201, 200, 200, 200],
    });
  });

  test("stays after events that get no note", { checks: ["once"] }, async () => {
    const { connects } = await handle([[get(1)], [get(99)], [post("{}")], [{ path: "/" }], [get(2)]]);
    expect({ "connects, after each event": connects }).toEqual({
      "connects, after each event": [0, 1, 1, 1, 1, 1],
    });
  });

  test("is tried again by the next event when it failed", { checks: ["again"] }, async () => {
    const events = [[get(1), get(2)], [get(3)], [get(4)], [get(5)]];
    const { connects, responses } = await handle(events, { connecting: ["fails", "fails", "works"] });
    const ends = responses.map((response) => (shown(response)?.status === 200 ? "note" : "failure"));
    expect({ ends, "all connects": connects.at(-1) }).toEqual({
      ends: ["failure", "failure", "failure", "note", "note"],
      "all connects": 3,
    });
  });
});

describe("a failure", () => {
  const CASES = [
    [get(1), { connecting: ["fails"] }],
    [get(1), { failing: ["find"] }],
    [post('{"text":"a"}'), { failing: ["add"] }],
    [post('{"text":"a"}'), { connecting: ["fails"] }],
  ];

  test("is a 500, and the handler does not reject", { checks: ["failed", "never-rejects"] }, async () => {
    for (const [event, options] of CASES) {
      const found = shown((await handle([[event]], options)).responses[0]);
      const about = { event: named(event), ...options };
      expect({ ...about, status: found?.status ?? found }).toEqual({ ...about, status: 500 });
    }
  });

  test("does not show its reason", { checks: ["failed"] }, async () => {
    for (const [event, options] of CASES) {
      const text = JSON.stringify((await handle([[event]], options)).responses[0]);
      const leaked = ["green-door", "10.0.0.5", "refused"].filter((word) => text.includes(word));
      expect({ event: named(event), ...options, leaked }).toEqual({
        event: named(event),
        ...options,
        leaked: [],
      });
    }
  });
});

describe("the time", () => {
  test("ends with a 503 when the database hangs", { checks: ["in-time"] }, async () => {
    const soon = { leftMs: 620 };
    const CASES = [
      [get(1, soon), { hanging: ["find"] }],
      [post('{"text":"a"}', soon), { hanging: ["add"] }],
      [get(1, soon), { connecting: ["hangs"] }],
    ];
    for (const [event, options] of CASES) {
      const found = shown((await handle([[event]], options)).responses[0]);
      const about = { event: named(event), ...options };
      expect({ ...about, status: found?.status ?? found }).toEqual({ ...about, status: 503 });
    }
  });

  test("ends with a 503 when connection and database take too long together", {
    checks: ["in-time"],
  }, async () => {
    const event = get(1001, { leftMs: 500 + 260 });
    const found = shown((await handle([[event]], { connecting: ["slow"] })).responses[0]);
    expect({ event: named(event), status: found?.status ?? found }).toEqual({
      event: named(event),
      status: 503,
    });
  });

  test("is enough for a database that is only slow", { checks: ["in-time"] }, async () => {
    const { responses } = await handle([[get(1001, { leftMs: 2000 }), get(5, { leftMs: 2000 })]]);
    expect(responses.map((response) => shown(response)?.status ?? response)).toEqual([200, 200]);
  });
});

test("events at the same time do not affect each other", { checks: ["apart"] }, async () => {
  const events = [
    get(1001),
    get(5),
    post('{"text":"abc"}'),
    get(99),
    get(1002),
    { path: "/" },
    post('{"text":"abcde"}'),
  ];
  const { responses } = await handle([[get(7)], events]);
  expect(responses.slice(1).map((response) => [shown(response)?.status, shown(response)?.value?.id])).toEqual(
    [
      [200, 1001],
      [200, 5],
      [201, 3],
      [404, undefined],
      [200, 1002],
      [404, undefined],
      [201, 5],
    ],
  );
});

test("an error says in words what is wrong", { checks: ["error-shape"] }, async () => {
  const late = { ...get(3), leftMs: 520 };
  const some = (await handle(EVENTS.map((event) => [event]))).responses;
  const failed = (await handle([[get(3)]], { failing: ["find"] })).responses;
  const slow = (await handle([[late]], { hanging: ["find"] })).responses;
  const found = [some[1], some[3], some[4], failed[0], slow[0]].map((response) => {
    const { status, value } = shown(response) ?? {};
    const isWords = typeof value?.error === "string" && value.error !== "";
    return [status, isWords && Object.keys(value).length === 1 ? "words" : value];
  });
  expect(found).toEqual([404, 400, 404, 500, 503].map((status) => [status, "words"]));
});
