import { expect, pick, randomInt, request, restart, test } from "@aulo/runner/spec";

const send = (json) => request("POST", "/batches", { json });

/** Status and body of `GET /readings`, by the call. */
async function list(query = "") {
  const { status, json } = await request("GET", `/readings${query}`);
  return { [`GET /readings${query}`]: { status, json } };
}
const listed = (query, items) => ({ [`GET /readings${query}`]: { status: 200, json: { items } } });

let lastSensor = 0;
function newSensor() {
  lastSensor += 1;
  return `${pick(["roof", "door", "bed"])}-${lastSensor}`;
}

function newReadings(count) {
  return Array.from({ length: count }, (_, minute) => ({
    at: `2026-05-0${randomInt(1, 9)}T10:${String(minute).padStart(2, "0")}:00Z`,
    celsius: randomInt(-590, 590) / 10,
  }));
}

const newBatch = (count = 2) => ({ sensor: newSensor(), readings: newReadings(count) });
const storedOf = ({ sensor, readings }) => readings.map((reading) => ({ sensor, ...reading }));

/** Sends a batch. A refusal is shown as the sorted fields with a message. */
async function outcome(batch) {
  const { status, json, text } = await send(batch);
  if (status < 400) return { batch, status, json };
  if (!Array.isArray(json?.faults)) return { batch, status, json: json ?? text };
  const named = json.faults.map((fault) => (/\S/.test(fault?.message ?? "") ? fault.field : fault));
  return { batch, status, json: { status: json.status, faults: [...new Set(named)].sort() } };
}
const accepted = (batch) => ({ batch, status: 201, json: { stored: batch.readings.length } });
const refused = (batch, ...fields) => ({ batch, status: 400, json: { status: 400, faults: fields.sort() } });

async function expectFaults(batch, ...fields) {
  expect(await outcome(batch)).toEqual(refused(batch, ...fields));
}

test("stores a batch and answers 201 with the number of readings", {
  checks: ["stored", "list", "celsius"],
}, async () => {
  const batch = newBatch(randomInt(2, 4));
  batch.readings[1].celsius = 0;
  expect(await outcome(batch)).toEqual(accepted(batch));
  expect(await list()).toEqual(listed("", storedOf(batch)));
});

test("takes the smallest and the largest values", {
  checks: ["stored", "sensor", "readings", "celsius"],
}, async () => {
  const most = { ...newBatch(50), sensor: "a".repeat(20) };
  most.readings[0].celsius = -60;
  most.readings[1].celsius = 60;
  expect(await outcome(most)).toEqual(accepted(most));
  for (const sensor of ["z", "0", "-", "abcxyz-0189"]) {
    const least = { sensor, readings: newReadings(1) };
    expect(await outcome(least)).toEqual(accepted(least));
  }
});

test("keeps only the fields it knows", { checks: ["known-fields"] }, async () => {
  await restart();
  const { sensor, readings } = newBatch();
  const sent = { sensor, owner: "me", readings: readings.map((one) => ({ ...one, sensor: "x", humid: 80 })) };
  expect(await outcome(sent)).toEqual(accepted(sent));
  expect(await list(`?sensor=${sensor}`)).toEqual(
    listed(`?sensor=${sensor}`, storedOf({ sensor, readings })),
  );
});

test("answers 400 and names each field at fault", { checks: ["refused", "faults"] }, async () => {
  const sensor = newSensor();
  const [good, other] = newReadings(2);
  await expectFaults({}, "sensor", "readings");
  await expectFaults({ readings: [good] }, "sensor");
  const faulty = [{ ...good, at: "noon" }, other, { celsius: 100 }];
  await expectFaults({ sensor, readings: faulty }, "readings.0.at", "readings.2.at", "readings.2.celsius");
  await expectFaults({ sensor: "", readings: [good, { at: other.at }] }, "sensor", "readings.1.celsius");
});

test("refuses sensors with another name", { checks: ["sensor"] }, async () => {
  const readings = newReadings(1);
  const names = [
    "",
    "Roof",
    "a b",
    " roof",
    "roof_2",
    "dächer",
    "a".repeat(21),
    7,
    0,
    null,
    true,
    ["roof"],
    {},
  ];
  for (const name of names) await expectFaults({ sensor: name, readings }, "sensor");
});

test("refuses anything but a list of 1 to 50 readings", { checks: ["readings"] }, async () => {
  const sensor = newSensor();
  const [good] = newReadings(1);
  for (const readings of [[], newReadings(51), good, {}, "none", "", null, 0, true]) {
    await expectFaults({ sensor, readings }, "readings");
  }
});

test("refuses times of another form", { checks: ["at"] }, async () => {
  const sensor = newSensor();
  const [good, other] = newReadings(2);
  const times = [
    ...["", "noon", "2026-05-02", "10:00:00Z", "2026-05-02 10:00:00Z", "2026-05-02T10:00:00"],
    ...["2026-05-02T10:00:00+02:00", "02.05.2026", "at 2026-05-02T10:00:00Z", "2026-05-02T10:00:00Z!"],
    ...[1_777_716_000, 0, null, true, ["2026-05-02T10:00:00Z"]],
  ];
  for (const at of times) {
    await expectFaults({ sensor, readings: [good, { ...other, at }] }, "readings.1.at");
  }
});

test("refuses temperatures out of range or of another type", { checks: ["celsius"] }, async () => {
  const sensor = newSensor();
  const [good, other] = newReadings(2);
  for (const celsius of ["12.5", "0", "", 60.1, -60.1, 1000, null, true, false, [20], {}]) {
    await expectFaults({ sensor, readings: [{ ...other, celsius }, good] }, "readings.0.celsius");
  }
});

test("stores nothing of a batch with a fault", { checks: ["nothing-stored"] }, async () => {
  const before = await list("?limit=100");
  const { sensor, readings } = newBatch(3);
  for (const at of [0, 1, 2]) {
    await send({ sensor, readings: readings.with(at, { at: "soon", celsius: 1 }) });
  }
  await send({ sensor: "Roof", readings });
  expect(await list("?limit=100")).toEqual(before);
});

test("answers 400 when there is no batch at all", { checks: ["refused"] }, async () => {
  const { status } = await request("POST", "/batches");
  expect({ "POST /batches without a body": status }).toEqual({ "POST /batches without a body": 400 });
  const { sensor, readings } = newBatch();
  const batches = [
    [],
    [{ sensor, readings }],
    { sensor, readings: [null] },
    { sensor, readings: [7, ...readings] },
  ];
  for (const batch of batches) {
    const sent = await send(batch);
    expect({ batch, status: sent.status }).toEqual({ batch, status: 400 });
  }
});

test("gives the readings in the order in which they were stored", { checks: ["list"] }, async () => {
  await restart();
  expect(await list()).toEqual(listed("", []));
  const batches = [newBatch(3), newBatch(2), newBatch(3)];
  for (const batch of batches) await send(batch);
  expect(await list()).toEqual(listed("", batches.flatMap(storedOf)));
});

test("gives the readings of one sensor", { checks: ["of-sensor"] }, async () => {
  await restart();
  const [short, long, longer] = ["bed-1", "bed-12", "a-bed-1"].map((sensor) => ({ ...newBatch(2), sensor }));
  for (const batch of [long, short, longer]) await send(batch);
  for (const batch of [short, long]) {
    const query = `?sensor=${batch.sensor}`;
    expect(await list(query)).toEqual(listed(query, storedOf(batch)));
  }
  expect(await list("?sensor=bed")).toEqual(listed("?sensor=bed", []));
});

test("gives as many as the limit says", { checks: ["limit", "default-limit"] }, async () => {
  await restart();
  const [first, second, third] = [newBatch(24), newBatch(50), newBatch(30)];
  for (const batch of [first, second, third]) await send(batch);
  const all = [first, second, third].flatMap(storedOf);
  expect(await list()).toEqual(listed("", all.slice(0, 20)));
  for (const limit of [1, randomInt(2, 19), randomInt(21, 99), 100]) {
    expect(await list(`?limit=${limit}`)).toEqual(listed(`?limit=${limit}`, all.slice(0, limit)));
  }
  const few = `?sensor=${second.sensor}&limit=2`;
  expect(await list(few)).toEqual(listed(few, storedOf(second).slice(0, 2)));
  const most = `?sensor=${second.sensor}`;
  expect(await list(most)).toEqual(listed(most, storedOf(second).slice(0, 20)));
});

test("answers 400 to a limit that makes no sense", { checks: ["bad-limit"] }, async () => {
  for (const limit of ["0", "101", "-3", "2.5", "5x", "x5", "many", "", "null", "1000"]) {
    for (const query of [`?limit=${limit}`, `?sensor=roof&limit=${limit}`]) {
      const { status } = await request("GET", `/readings${query}`);
      expect({ [`GET /readings${query}`]: status }).toEqual({ [`GET /readings${query}`]: 400 });
    }
  }
});
