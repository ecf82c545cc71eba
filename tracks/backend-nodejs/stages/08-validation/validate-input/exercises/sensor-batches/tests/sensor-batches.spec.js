import { expect, pick, randomInt, request, restart, test } from "@aulo/runner/spec";

const outcome = ({ status, json }) => ({ status, json });
const send = (json) => request("POST", "/batches", { json });
const items = async (query = "") => (await request("GET", `/readings${query}`)).json?.items;

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

/** Expects a refusal that names these fields and no others, in any order. */
async function expectFaults(batch, ...fields) {
  const { status, json } = await send(batch);
  expect({ status, json }).toEqual({
    status: 400,
    json: expect.objectContaining({ status: 400, faults: expect.any(Array) }),
  });
  for (const { message } of json.faults) expect(message).toEqual(expect.stringMatching(/\S/));
  const named = new Set(json.faults.map(({ field }) => field));
  expect([...named].sort()).toEqual(fields.sort());
}

test("stores a batch and answers 201 with the number of readings", async () => {
  const batch = newBatch(randomInt(2, 4));
  batch.readings[1].celsius = 0;
  const answer = outcome(await send(batch));
  expect(answer).toEqual({ status: 201, json: { stored: batch.readings.length } });
  expect(await items()).toEqual(storedOf(batch));
  const limits = { ...newBatch(50), sensor: "a".repeat(20) };
  limits.readings[0].celsius = -60;
  limits.readings[1].celsius = 60;
  expect(outcome(await send(limits))).toEqual({ status: 201, json: { stored: 50 } });
});

test("keeps only the fields it knows", async () => {
  const { sensor, readings } = newBatch();
  const sent = { sensor, owner: "me", readings: readings.map((one) => ({ ...one, sensor: "x", humid: 80 })) };
  expect((await send(sent)).status).toBe(201);
  expect(await items(`?sensor=${sensor}`)).toEqual(storedOf({ sensor, readings }));
});

test("answers 400 and names each field at fault", async () => {
  const sensor = newSensor();
  const [good, other] = newReadings(2);
  await expectFaults({}, "sensor", "readings");
  for (const name of ["", "Roof", "a b", "a".repeat(21), randomInt(1, 9)]) {
    await expectFaults({ sensor: name, readings: [good] }, "sensor");
  }
  for (const readings of [[], newReadings(51), good, "none"]) {
    await expectFaults({ sensor, readings }, "readings");
  }
  for (const celsius of [`${good.celsius}`, 60.1, -61, null, true, [20]]) {
    await expectFaults({ sensor, readings: [good, { ...other, celsius }] }, "readings.1.celsius");
  }
  const faulty = [{ ...good, at: "noon" }, other, { celsius: 100 }];
  await expectFaults({ sensor, readings: faulty }, "readings.0.at", "readings.2.at", "readings.2.celsius");
});

test("answers 400 when there is no batch at all", async () => {
  expect((await request("POST", "/batches")).status).toBe(400);
  for (const json of [[], [newBatch()]]) expect((await send(json)).status).toBe(400);
});

test("stores nothing of a batch with a fault", async () => {
  const { sensor, readings } = newBatch(3);
  const faulty = readings.with(randomInt(1, 2), { at: "soon", celsius: 1 });
  expect((await send({ sensor, readings: faulty })).status).toBe(400);
  expect(await items(`?sensor=${sensor}`)).toEqual([]);
});

test("gives the readings of one sensor, and as many as the limit says", async () => {
  await restart();
  const [first, second] = [newBatch(24), newBatch(3)];
  await send(first);
  await send(second);
  const all = [...storedOf(first), ...storedOf(second)];
  const limit = randomInt(21, 26);
  expect(await items(`?limit=${limit}`)).toEqual(all.slice(0, limit));
  expect(await items()).toEqual(all.slice(0, 20));
  expect(await items("?limit=100")).toEqual(all);
  expect(await items(`?sensor=${second.sensor}&limit=2`)).toEqual(storedOf(second).slice(0, 2));
});

test("answers 400 to a limit that makes no sense", async () => {
  for (const limit of ["0", "101", "-3", "2.5", `${randomInt(1, 9)}x`, "many", ""]) {
    const { status } = await request("GET", `/readings?limit=${limit}`);
    expect({ limit, status }).toEqual({ limit, status: 400 });
  }
});
