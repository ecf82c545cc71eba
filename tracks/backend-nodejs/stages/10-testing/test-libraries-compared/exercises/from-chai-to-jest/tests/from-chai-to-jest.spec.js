import { expect, learnerTests, test } from "@aulo/runner/spec";

/** Like the version that learners see, with other names. */
const PLAIN = `
import express from "express";

const FLEET = [{ name: "Heron", seats: 4 }, { name: "Teal", seats: 2 }];

export function rental(boat, hours) {
  if (hours < 1) throw new RangeError("not less than an hour");
  return { boat, hours, cents: hours * 1500 };
}

export function freeBoats(all, taken) {
  return all.filter((name) => !taken.includes(name));
}

export function share(cents, people) {
  return cents / people;
}

export async function findBoat(name) {
  const boat = FLEET.find((one) => one.name === name);
  if (!boat) throw new Error("unknown boat: " + name);
  return boat;
}

export function createApp() {
  const app = express();
  app.use(express.json());
  app.get("/boats", (req, res) => res.json(FLEET));
  app.post("/bookings", (req, res) => {
    const id = "b" + Math.round(performance.now() * 1000);
    res.status(201).location("/bookings/" + id).json({ id, ...req.body });
  });
  return app;
}
`;

const OTHERWISE = `
import express from "express";

class TooShort extends RangeError {}

const fleet = new Map([["Heron", 4], ["Otter", 1], ["Teal", 2]]);

export const rental = (boat, hours) => {
  const tooShort = new TooShort(boat + " for " + hours + " hours?");
  if (!(hours >= 1)) throw tooShort;
  return { cents: 1500 * hours, hours, boat };
};

export const freeBoats = (all, taken) => {
  const free = new Set(all);
  for (const name of taken) free.delete(name);
  return [...free].reverse();
};

export const share = (cents, people) => Math.round((cents * 100) / people) / 100;

export const findBoat = (name) =>
  fleet.has(name)
    ? Promise.resolve({ name, seats: fleet.get(name) })
    : new Promise((resolve, reject) => setTimeout(reject, 5, new TypeError("Titanic? " + name + "?")));

export const createApp = () => {
  const router = express.Router();
  let count = 0;
  router.get("/boats", async (req, res) => {
    const boats = [...fleet].map(([name, seats]) => ({ seats, colour: "green", name }));
    res.status(200).send(boats);
  });
  router.post("/bookings", express.json(), (req, res) => {
    count += 1;
    res.set("Location", "/bookings/2030/" + count);
    res.status(201).json({ id: String(count) });
  });
  return express().use(router);
};
`;

test.each([
  ["the right version", PLAIN],
  ["another right version", OTHERWISE],
])("passes for %s", { checks: ["right-versions"] }, async (_name, source) => {
  const { total, failed } = await learnerTests({ "boats.js": source });
  expect({ failed }).toEqual({ failed: [] });
  expect({ "has tests": total > 0 }).toEqual({ "has tests": true });
});

async function expectNoticed(source, from, to) {
  const broken = source.replace(from, to);
  if (broken === source) throw new Error("This version is not broken.");
  const { failed } = await learnerTests({ "boats.js": broken });
  expect({ testsThatFail: failed.length }).not.toEqual({ testsThatFail: 0 });
}

test("notices: a rental has another price", { checks: ["fields"] }, async () => {
  await expectNoticed(PLAIN, "hours * 1500", "hours * 1500 + 1");
});

test("notices: a rental has a field more", { checks: ["fields"] }, async () => {
  await expectNoticed(PLAIN, "cents: hours * 1500 }", "cents: hours * 1500, note: undefined }");
});

test("notices: a free boat is missing", { checks: ["members"] }, async () => {
  await expectNoticed(OTHERWISE, "[...free].reverse()", "[...free].slice(0, 1)");
});

test("notices: a boat that is taken is listed as well", { checks: ["members"] }, async () => {
  await expectNoticed(PLAIN, "all.filter((name) => !taken.includes(name))", "[...all]");
});

test("notices: no error for half an hour", { checks: ["class", "message"] }, async () => {
  await expectNoticed(OTHERWISE, "throw tooShort;", "console.warn(tooShort.message);");
});

test("notices: another error for half an hour", { checks: ["class"] }, async () => {
  await expectNoticed(PLAIN, "new RangeError", "new TypeError");
});

test("notices: another message for half an hour", { checks: ["message"] }, async () => {
  await expectNoticed(PLAIN, "not less than an hour", "too short");
});

test("notices: the share is a whole number", { checks: ["close"] }, async () => {
  await expectNoticed(PLAIN, "cents / people", "Math.floor(cents / people)");
});

test("notices: the share has one digit", { checks: ["close"] }, async () => {
  await expectNoticed(
    OTHERWISE,
    "Math.round((cents * 100) / people) / 100",
    "Math.round((cents * 10) / people) / 10",
  );
});

test("notices: an unknown boat is undefined", { checks: ["rejects"] }, async () => {
  await expectNoticed(PLAIN, "if (!boat) throw new Error", "if (!boat) console.warn");
});

test("notices: the message does not name the unknown boat", { checks: ["rejects-name"] }, async () => {
  await expectNoticed(PLAIN, '"unknown boat: " + name', '"unknown boat"');
});

test("notices: the list has another status", { checks: ["get-status"] }, async () => {
  await expectNoticed(OTHERWISE, "res.status(200)", "res.status(203)");
});

test("notices: the list is empty", { checks: ["not-empty"] }, async () => {
  await expectNoticed(PLAIN, "res.json(FLEET)", "res.json([])");
});

test("notices: the first boat is another one", { checks: ["first"] }, async () => {
  await expectNoticed(OTHERWISE, '[["Heron", 4], ["Otter", 1]', '[["Otter", 1], ["Heron", 4]');
});

test("notices: the first boat has other seats", { checks: ["first"] }, async () => {
  await expectNoticed(PLAIN, '"Heron", seats: 4', '"Heron", seats: 5');
});

test("notices: a booking has the status 200", { checks: ["post-status"] }, async () => {
  await expectNoticed(PLAIN, "res.status(201).location", "res.location");
});

test("notices: the location is missing", { checks: ["location"] }, async () => {
  await expectNoticed(OTHERWISE, 'res.set("Location", "/bookings/2030/" + count);', "");
});

test("notices: the location leads elsewhere", { checks: ["location"] }, async () => {
  await expectNoticed(PLAIN, 'location("/bookings/" + id)', 'location("/boats/bookings/" + id)');
});

test("notices: the id is a number", { checks: ["id"] }, async () => {
  await expectNoticed(OTHERWISE, "id: String(count)", "id: count");
});

test("notices: the list is an object with numbers as keys", { checks: ["not-empty"] }, async () => {
  await expectNoticed(PLAIN, "res.json(FLEET)", "res.json({ ...FLEET })");
});
