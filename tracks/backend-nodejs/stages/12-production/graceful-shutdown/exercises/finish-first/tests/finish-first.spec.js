import { expect, pick, printed, randomInt, request, start, stop, test, wait } from "@aulo/runner/spec";

const newSeat = () => `${pick(["A", "B", "C"])}${randomInt(1, 40)}`;
const order = (seat, takesMs = 0) =>
  request("POST", `/orders?takesMs=${takesMs}`, { json: { seat }, withinMs: 6000 });
const answered = (promise) =>
  promise.then(
    ({ status, json }) => ({ status, seat: json?.seat }),
    (error) => error.message,
  );
const timesClosed = async () => (await printed()).stdout.split("ledger closed").length - 1;

test("takes orders while nothing is to stop", async () => {
  const seat = newSeat();
  expect((await order(seat)).json).toEqual({ number: 1, seat });
  expect((await request("GET", "/orders")).json).toEqual({ count: 1 });
});

test("ends by itself with code 0", async () => {
  await order(newSeat());
  const { exitCode, signal } = await stop();
  expect({ exitCode, signal }).toEqual({ exitCode: 0, signal: null });
});

test("answers the order that is running when the signal comes", async () => {
  await start();
  const seats = [newSeat(), newSeat()];
  const running = [answered(order(seats[0], 500)), answered(order(seats[1], 900))];
  await wait(200);
  const stopping = stop();
  expect(await Promise.all(running)).toEqual(seats.map((seat) => ({ status: 201, seat })));
  await stopping;
});

test("takes no new orders after the signal", async () => {
  await start();
  const running = answered(order(newSeat(), 1200));
  await wait(200);
  const stopping = stop();
  await wait(300);
  const late = await answered(order(newSeat()));
  expect(late.status).not.toBe(201);
  expect(await running).toMatchObject({ status: 201 });
  await stopping;
});

test("closes the ledger before it ends", async () => {
  await start();
  const before = await timesClosed();
  await order(newSeat());
  await stop();
  expect(await timesClosed()).toBe(before + 1);
});

test("cuts what outlives the deadline, and ends with code 1", async () => {
  await start({ env: { DEADLINE_MS: "600" } });
  const endless = answered(order(newSeat(), 60_000));
  await wait(200);
  const { exitCode, signal } = await stop();
  expect({ exitCode, signal }).toEqual({ exitCode: 1, signal: null });
  expect(typeof (await endless)).toBe("string");
});
