import { describe, expect, test } from "@aulo/runner/spec";
import { askForNew, book, bring, claim, fresh, meet, openSlot, send } from "./api.js";

const NAMES = ["Ilse", "Omar"];
const sorted = (answers) => answers.map(({ status }) => status).sort();

describe("at the same moment", () => {
  test("still nothing is given away twice", { checks: ["still"], timeoutMs: 15_000 }, async () => {
    await fresh();
    for (const name of NAMES) await meet(name);
    const repair = await askForNew();
    const claims = await Promise.all([...NAMES, ...NAMES].map((name) => claim(repair.id, name)));
    const { volunteer } = (await send(`GET /repairs/${repair.id}`)).json;
    const winners = new Set(claims.filter(({ status }) => status === 200).map(({ json }) => json.volunteer));
    expect({ statuses: sorted(claims), winners: [...winners] }).toEqual({
      statuses: [200, 200, 409, 409],
      winners: [volunteer],
    });
    const { id } = await bring();
    const phone = () => send(`POST /things/${id}/repairs`, { json: { fault: "dark" } });
    const asked = await Promise.all([phone(), phone(), phone()]);
    expect({ asked: sorted(asked) }).toEqual({ asked: [201, 409, 409] });
    const slot = await openSlot(2);
    const repairs = await Promise.all([1, 2, 3, 4].map(() => askForNew("chair", "toys")));
    const booked = await Promise.all(repairs.map((one) => book(one.id, slot.id)));
    expect({ booked: sorted(booked), free: (await send(`GET /slots/${slot.id}`)).json.free }).toEqual({
      booked: [200, 200, 409, 409],
      free: 0,
    });
  });
});
