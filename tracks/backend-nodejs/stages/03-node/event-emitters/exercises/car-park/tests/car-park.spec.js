import { expect, inside, randomInt, test } from "@aulo/runner/spec";

/** Calls the methods of a new car park in turn. The log has each event with its values, and the end of each call. */
const calls = (places, actions) =>
  inside(
    async ({ createCarPark }, places, actions) => {
      const carPark = createCarPark(places);
      const log = [];
      for (const name of ["enter", "leave", "full"])
        carPark.on(name, (...values) => log.push([name, ...values]));
      const plates = actions.map(([, plate]) => plate);
      carPark.on("error", (error) => {
        const about = error instanceof Error && plates.find((plate) => error.message.includes(plate));
        log.push(["error", about ? `an Error about ${about}` : error]);
      });
      for (const [method, plate] of actions) {
        carPark[method](plate);
        log.push(`${method} ${plate} has returned`);
      }
      // Whoever emits only later shows up at the end of the log.
      await new Promise((resolve) => setTimeout(resolve, 10));
      return log;
    },
    places,
    actions,
  );

const plateOf = () => `K-${randomInt(100, 999)}`;
const done = (method, plate) => `${method} ${plate} has returned`;

test("emits the plate and the places that are free after it", { checks: ["enter", "leave"] }, async () => {
  const plate = plateOf();
  const log = await calls(4, [
    ["enter", plate],
    ["enter", "A-1"],
    ["leave", plate],
    ["leave", "A-1"],
  ]);
  expect(log.filter((entry) => typeof entry !== "string")).toEqual([
    ["enter", plate, 3],
    ["enter", "A-1", 2],
    ["leave", plate, 3],
    ["leave", "A-1", 4],
  ]);
});

test("keeps two car parks apart", { checks: ["own"] }, async () => {
  const log = await inside(async ({ createCarPark }) => {
    const log = [];
    const [north, south] = [createCarPark(2), createCarPark(3)];
    north.on("enter", (...values) => log.push(["north", ...values]));
    south.on("enter", (...values) => log.push(["south", ...values]));
    for (const plate of ["A-1", "B-2"]) {
      north.enter(plate);
      south.enter(`${plate}2`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
    return log;
  });
  expect(log).toEqual([
    ["north", "A-1", 1],
    ["south", "A-12", 2],
    ["north", "B-2", 0],
    ["south", "B-22", 1],
  ]);
});

test("emits full right after the car that took the last place", { checks: ["full"] }, async () => {
  for (const places of [1, 3]) {
    const actions = ["A-1", "B-2", "C-3"].slice(0, places).map((plate) => ["enter", plate]);
    const log = await calls(places, actions);
    const events = log.filter((entry) => typeof entry !== "string");
    const entered = actions.map(([, plate], index) => ["enter", plate, places - index - 1]);
    expect({ places, events }).toEqual({ places, events: [...entered, ["full"]] });
  }
});

test("emits full each time that the last place is taken", { checks: ["full"] }, async () => {
  const log = await calls(1, [
    ["enter", "A-1"],
    ["leave", "A-1"],
    ["enter", "B-2"],
    ["leave", "B-2"],
    ["enter", "A-1"],
  ]);
  expect(log.filter((entry) => typeof entry !== "string")).toEqual([
    ["enter", "A-1", 0],
    ["full"],
    ["leave", "A-1", 1],
    ["enter", "B-2", 0],
    ["full"],
    ["leave", "B-2", 1],
    ["enter", "A-1", 0],
    ["full"],
  ]);
});

test("emits an error when there is no place, and changes nothing", { checks: ["no-place"] }, async () => {
  const plate = plateOf();
  const log = await calls(1, [
    ["enter", "A-1"],
    ["enter", plate],
    ["enter", plate],
    ["leave", "A-1"],
    ["enter", "C-3"],
  ]);
  expect(log.filter((entry) => typeof entry !== "string")).toEqual([
    ["enter", "A-1", 0],
    ["full"],
    ["error", `an Error about ${plate}`],
    ["error", `an Error about ${plate}`],
    ["leave", "A-1", 1],
    ["enter", "C-3", 0],
    ["full"],
  ]);
});

test("emits an error when a car leaves that is not inside, and changes nothing", {
  checks: ["unknown"],
}, async () => {
  const plate = plateOf();
  const log = await calls(2, [
    ["leave", plate],
    ["enter", "A-1"],
    ["leave", "A-1"],
    ["leave", "A-1"],
    ["enter", plate],
  ]);
  expect(log.filter((entry) => typeof entry !== "string")).toEqual([
    ["error", `an Error about ${plate}`],
    ["enter", "A-1", 1],
    ["leave", "A-1", 2],
    ["error", "an Error about A-1"],
    ["enter", plate, 1],
  ]);
});

test("has emitted everything when the call returns", { checks: ["at-once"] }, async () => {
  const log = await calls(1, [
    ["enter", "A-1"],
    ["enter", "B-2"],
    ["leave", "A-1"],
    ["leave", "A-1"],
  ]);
  expect(log).toEqual([
    ["enter", "A-1", 0],
    ["full"],
    done("enter", "A-1"),
    ["error", "an Error about B-2"],
    done("enter", "B-2"),
    ["leave", "A-1", 1],
    done("leave", "A-1"),
    ["error", "an Error about A-1"],
    done("leave", "A-1"),
  ]);
});

/**
 * Waits for cars of a car park with five places and the cars A-1, B-2, C-3 and D-4, while the groups of actions happen, with a pause after
 * each group. `ended` has a text for each car: the state of its promise after each group. `more` is the number of listeners that
 * are left over.
 */
const waits = (plates, groups) =>
  inside(
    async ({ createCarPark, waitForLeave }, plates, groups) => {
      const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
      const carPark = createCarPark(5);
      carPark.on("error", () => {});
      for (const plate of ["A-1", "B-2", "C-3", "D-4"]) carPark.enter(plate);
      const listeners = () =>
        carPark.eventNames().reduce((sum, name) => sum + carPark.listenerCount(name), 0);
      const before = listeners();
      const states = plates.map(() => "waits");
      plates.forEach((plate, index) => {
        Promise.resolve(waitForLeave(carPark, plate)).then(
          (value) => {
            states[index] = value;
          },
          (error) => {
            states[index] = error instanceof Error ? `an Error: ${error.message.includes("X-9")}` : error;
          },
        );
      });
      await pause();
      const ended = [];
      for (const actions of groups) {
        for (const [method, plate] of actions) carPark[method](plate);
        await pause();
        ended.push([...states]);
      }
      return { ended, more: listeners() - before };
    },
    plates,
    groups,
  );

test("waits for the car with that plate", { checks: ["wait"] }, async () => {
  const { ended } = await waits(
    ["C-3"],
    [[["leave", "A-1"]], [["leave", "B-2"]], [["leave", "C-3"]], [["leave", "D-4"]]],
  );
  expect(ended).toEqual([["waits"], ["waits"], [4], [4]]);
});

test("sees the car when several leave directly after each other", { checks: ["in-a-row"] }, async () => {
  const { ended } = await waits(
    ["C-3"],
    [
      [
        ["leave", "A-1"],
        ["leave", "B-2"],
        ["leave", "C-3"],
        ["leave", "D-4"],
      ],
    ],
  );
  expect(ended).toEqual([[4]]);
});

test("serves several that wait at the same time", { checks: ["wait", "in-a-row"] }, async () => {
  const { ended } = await waits(
    ["D-4", "A-1", "D-4"],
    [
      [
        ["leave", "A-1"],
        ["leave", "B-2"],
      ],
      [["leave", "D-4"]],
    ],
  );
  expect(ended).toEqual([
    ["waits", 2, "waits"],
    [4, 2, 4],
  ]);
});

test("is rejected with the error that comes first", { checks: ["wait-error"] }, async () => {
  const { ended } = await waits(["A-1"], [[["leave", "B-2"]], [["leave", "X-9"]], [["leave", "A-1"]]]);
  expect(ended).toEqual([["waits"], ["an Error: true"], ["an Error: true"]]);
});

test("is not rejected by an error that comes after the car has left", {
  checks: ["wait-error"],
}, async () => {
  const { ended } = await waits(
    ["A-1"],
    [
      [
        ["leave", "A-1"],
        ["leave", "X-9"],
      ],
    ],
  );
  expect(ended).toEqual([[2]]);
});

test("has removed its listeners when the car has left", { checks: ["removed"] }, async () => {
  const { more } = await waits(["A-1", "B-2"], [[["leave", "A-1"]], [["leave", "B-2"]]]);
  expect({ "listeners left over": more }).toEqual({ "listeners left over": 0 });
});

test("has removed its listeners after an error", { checks: ["removed"] }, async () => {
  const { more } = await waits(["A-1", "B-2"], [[["leave", "X-9"]]]);
  expect({ "listeners left over": more }).toEqual({ "listeners left over": 0 });
});
