import { expect, randomInt, request, start, stop, stream, test, wait } from "@aulo/runner/spec";

/** The parts of an event stream, as a browser reads them. */
function read(text) {
  const found = { events: [], comments: 0, retry: null };
  let event = { name: "message", id: null, data: [] };
  for (const line of text.split(/\r\n|\n|\r/).slice(0, -1)) {
    if (line === "") {
      if (event.data.length > 0) found.events.push({ ...event, data: toValue(event.data.join("\n")) });
      event = { name: "message", id: null, data: [] };
      continue;
    }
    const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
    if (line.startsWith(":")) found.comments += 1;
    else if (field === "data") event.data.push(value);
    else if (field === "event") event.name = value;
    else if (field === "id") event.id = value;
    else if (field === "retry") found.retry = value;
  }
  return found;
}

function toValue(json) {
  try {
    return JSON.parse(json);
  } catch {
    return `not JSON: ${json}`;
  }
}

const toEvent = (order) => ({ name: "order", id: `${order.number}`, data: order });

/** Opens a stream, until the time is over or the server ends. `last` is the last id that the screen has. */
async function open({ forMs = 8000, last } = {}) {
  const headers = last === undefined ? {} : { "last-event-id": last };
  const streamed = await stream("GET", "/orders/events", { forMs, headers });
  return { ...streamed, ...read(streamed.text) };
}

async function order(text) {
  const { status, json } = await request("POST", "/orders", { json: { text } });
  expect({ "POST /orders": status }).toEqual({ "POST /orders": 201 });
  return json;
}

async function orderPies(count) {
  const made = [];
  for (let pies = 1; pies <= count; pies += 1) made.push(await order(`${pies} pies`));
  return made;
}

const countOpen = async () => (await request("GET", "/screens")).json?.open;

/** Waits for a moment until so many streams are open. */
async function untilOpen(count) {
  for (let turn = 0; turn < 15 && (await countOpen()) !== count; turn += 1) await wait(20);
}

/** Ends the server, and so every stream, and starts it again. */
async function endAll(streams) {
  await stop("SIGTERM", { withinMs: 400 });
  await start();
  return Promise.all(streams);
}

/** The events of streams that are opened with these last ids, while orders come in. */
async function eventsWhile(lasts, texts) {
  const streams = lasts.map((last) => open({ last }));
  await untilOpen(lasts.length);
  const made = [];
  for (const text of texts) made.push(await order(text));
  const found = await endAll(streams);
  return { made, found: found.map(({ events }) => events) };
}

test("responds at once, with the headers of a stream that no cache keeps", {
  checks: ["headers"],
}, async () => {
  const { status, headers } = await open({ forMs: 400 });
  expect({
    "GET /orders/events": status,
    type: headers["content-type"]?.split(";")[0],
    "cache-control": /no-cache|no-store/.test(headers["cache-control"]),
  }).toEqual({ "GET /orders/events": 200, type: "text/event-stream", "cache-control": true });
});

test("forgets screens that hang up, and only those", { checks: ["gone"] }, async () => {
  await untilOpen(0);
  const staying = open();
  await untilOpen(1);
  const leaving = [open({ forMs: 400 }), open({ forMs: 400 })];
  await untilOpen(3);
  const whileThree = await countOpen();
  await Promise.all(leaving);
  await untilOpen(1);
  const whileOne = await countOpen();
  await endAll([staying]);
  expect({ "GET /screens": [whileThree, whileOne] }).toEqual({ "GET /screens": [3, 1] });
});

test("tells the browser to wait two seconds", { checks: ["retry"] }, async () => {
  const streams = [open(), open({ last: "0" })];
  await untilOpen(2);
  const found = (await endAll(streams)).map(({ retry }) => retry);
  expect({ retry: found }).toEqual({ retry: ["2000", "2000"] });
});

test("sends each new order to every stream, and no older one without a last id", {
  checks: ["all", "name", "id", "data", "new-only"],
}, async () => {
  await orderPies(12);
  const texts = [`${randomInt(2, 9)} soups`, "1 pie", ""];
  const { made, found } = await eventsWhile([undefined, undefined, "abc", "2x", ""], texts);
  const expected = made.map(toEvent);
  expect({
    "without the header": found.slice(0, 2),
    "Last-Event-ID: abc": found[2],
    "Last-Event-ID: 2x": found[3],
    "Last-Event-ID is empty": found[4],
  }).toEqual({
    "without the header": [expected, expected],
    "Last-Event-ID: abc": expected,
    "Last-Event-ID: 2x": expected,
    "Last-Event-ID is empty": expected,
  });
});

test("sends missed orders first, and each order once", {
  checks: ["missed", "once", "line-breaks"],
}, async () => {
  const before = await orderPies(11);
  for (const text of ['no salt\n\nevent: order\nid: 99\ndata: {"number":99}', 'say "hi"\r\nand \\ go'])
    before.push(await order(text));
  const lasts = ["0", "3", "9", "12", "13"];
  const { made, found } = await eventsWhile(lasts, ["1 tea", "2\nteas"]);
  for (const [at, last] of lasts.entries()) {
    const expected = [...before, ...made].filter(({ number }) => number > Number(last)).map(toEvent);
    expect({ "Last-Event-ID": last, events: found[at] }).toEqual({ "Last-Event-ID": last, events: expected });
  }
});

test("ends all streams at SIGTERM, and then the process", { checks: ["ends-streams", "exit"] }, async () => {
  const streams = [open(), open()];
  await untilOpen(2);
  const made = await order("1 coffee");
  const { exitCode, signal } = await stop("SIGTERM", { withinMs: 2000 });
  const ends = (await Promise.all(streams)).map(({ complete, events }) => ({ complete, events }));
  const whole = { complete: true, events: [toEvent(made)] };
  expect({ exitCode, signal, ends }).toEqual({ exitCode: 0, signal: null, ends: [whole, whole] });
});

test("sends comments again and again", { checks: ["heartbeat", "heartbeat-only"] }, async () => {
  await start({ env: { HEARTBEAT_MS: "40" } });
  const streams = [open(), open()];
  await untilOpen(2);
  await wait(300);
  const made = await order("1 toast");
  for (const { comments, events } of await endAll(streams)) {
    expect({ "three comments or more": comments >= 3, events }).toEqual({
      "three comments or more": true,
      events: [toEvent(made)],
    });
  }
});
