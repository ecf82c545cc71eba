import { call, describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** Makes the calls on a fresh presence: "+Ina" connects, "-Ina" disconnects. Each result holds the names after it. */
const run = (...steps) =>
  inside(({ createPresence }, steps) => {
    const presence = createPresence();
    return steps.map((step) => {
      const result = step[0] === "+" ? presence.connect(step.slice(1)) : presence.disconnect(step.slice(1));
      return `${step} ${result}: ${presence.names().join(" ")}`;
    });
  }, steps);

describe("createPresence", () => {
  test("begins with nobody", { checks: ["names"] }, async () => {
    const names = await inside(({ createPresence }) => createPresence().names());
    expect({ names }).toEqual({ names: [] });
  });

  test("keeps two objects apart", { checks: ["own"] }, async () => {
    const names = await inside(({ createPresence }) => {
      const [first, second] = [createPresence(), createPresence()];
      first.connect("Ina");
      return [first.names(), second.names(), second.connect("Ina")];
    });
    expect({ "first, second, second.connect": names }).toEqual({
      "first, second, second.connect": [["Ina"], [], true],
    });
  });

  test("tells who comes and who goes", { checks: ["connect", "disconnect", "names"] }, async () => {
    expect(await run("+Omar", "+Ina", "+Mei", "-Ina", "+Ina", "-Omar")).toEqual([
      "+Omar true: Omar",
      "+Ina true: Ina Omar",
      "+Mei true: Ina Mei Omar",
      "-Ina true: Mei Omar",
      "+Ina true: Ina Mei Omar",
      "-Omar true: Ina Mei",
    ]);
  });

  test("keeps a person until the last connection is gone", {
    checks: ["here", "connect", "disconnect", "names"],
  }, async () => {
    expect(await run("+Ina", "+Ina", "+Omar", "+Ina", "-Ina", "-Ina", "-Ina", "+Ina")).toEqual([
      "+Ina true: Ina",
      "+Ina false: Ina",
      "+Omar true: Ina Omar",
      "+Ina false: Ina Omar",
      "-Ina false: Ina Omar",
      "-Ina false: Ina Omar",
      "-Ina true: Omar",
      "+Ina true: Ina Omar",
    ]);
  });

  test("takes any string as a name", { checks: ["any-name", "connect", "disconnect"] }, async () => {
    for (const name of ["constructor", "__proto__", "toString", "7"])
      expect(await run(`+${name}`, `+${name}`, `-${name}`, `-${name}`)).toEqual([
        `+${name} true: ${name}`,
        `+${name} false: ${name}`,
        `-${name} false: ${name}`,
        `-${name} true: `,
      ]);
  });

  test("changes nothing when somebody goes who is not here", { checks: ["stranger"] }, async () => {
    expect(await run("-Ina", "-Ina", "+Ina", "-Ina", "-Ina", "+Ina", "-Omar")).toEqual([
      "-Ina false: ",
      "-Ina false: ",
      "+Ina true: Ina",
      "-Ina true: ",
      "-Ina false: ",
      "+Ina true: Ina",
      "-Omar false: Ina",
    ]);
  });
});

const MESSAGES = [
  { id: 9, room: "kitchen", from: "Mei" },
  { id: 2, room: "kitchen", from: "Omar" },
  { id: 1, room: "kitchen", from: "Omar" },
  { id: 3, room: "garden", from: "Omar" },
  { id: 4, room: "kitchen", from: "Ina" },
  { id: 5, room: "kitchen", from: "Mei" },
  { id: 6, room: "cellar", from: "Mei" },
  { id: 7, room: "garden", from: "Ina" },
  { id: 10, room: "garden", from: "Mei" },
];

async function expectUnread(member, messages, expected) {
  expect({ member, unread: await call("unreadOf", member, messages) }).toEqual({ member, unread: expected });
}

describe("unreadOf", () => {
  test("counts the messages after the last one that was read", {
    checks: ["count", "zero", "other-rooms"],
  }, async () => {
    const rooms = ["kitchen"];
    for (const [read, count] of [
      [0, 5],
      [1, 4],
      [4, 2],
      [5, 1],
      [8, 1],
      [9, 0],
    ])
      await expectUnread({ name: "Lin", rooms, lastRead: { kitchen: read } }, MESSAGES, { kitchen: count });
  });

  test("counts every message where nothing was read", { checks: ["never-read", "count"] }, async () => {
    await expectUnread({ name: "Lin", rooms: ["garden", "kitchen"], lastRead: { kitchen: 4 } }, MESSAGES, {
      garden: 3,
      kitchen: 2,
    });
  });

  test("leaves out the member's own messages", { checks: ["own-messages"] }, async () => {
    const rooms = ["kitchen", "garden"];
    await expectUnread({ name: "Ina", rooms, lastRead: {} }, MESSAGES, { kitchen: 4, garden: 2 });
    await expectUnread({ name: "Mei", rooms, lastRead: { kitchen: 1 } }, MESSAGES, { kitchen: 2, garden: 2 });
  });

  test("has every room of the member, and no other one", { checks: ["zero", "other-rooms"] }, async () => {
    const lastRead = { kitchen: 9, cellar: 0 };
    await expectUnread({ name: "Lin", rooms: ["kitchen", "attic"], lastRead }, MESSAGES, {
      kitchen: 0,
      attic: 0,
    });
    await expectUnread({ name: "Lin", rooms: [], lastRead }, MESSAGES, {});
    await expectUnread({ name: "Lin", rooms: ["cellar"], lastRead: {} }, [], { cellar: 0 });
  });

  test("does not need consecutive ids", { checks: ["count"] }, async () => {
    const first = randomInt(1000, 5000);
    const messages = [3, 40, 200].map((more) => ({ id: first + more, room: "attic", from: "Omar" }));
    const member = { name: "Lin", rooms: ["attic"], lastRead: { attic: first + 3 } };
    await expectUnread(member, messages, { attic: 2 });
  });
});
