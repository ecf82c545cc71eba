import { describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

const row = () => pick(["A", "B", "C", "D"]);
const wishes = (length = 4) => Array.from({ length }, (_, index) => `${row()}${randomInt(1, 9)}${index}`);

/**
 * Lets the learner's code reserve, and gives the seats that it asked for and how it ended. The first `taken` seats are taken.
 * For the next one, `reserve` throws the `fault`, or else returns the `result`.
 */
const reserveFirst = (seats, { taken = 0, fault = null, named = null, result } = {}) =>
  inside(
    ({ SeatTakenError, reserveFirst }, seats, taken, fault, named, result) => {
      const asked = [];
      const caught = [];
      const sameName = Object.assign(new Error("seat taken"), { name: "SeatTakenError", seat: seats[taken] });
      const faults = {
        "another error": () => new Error("the seat taken first has no light"),
        "a TypeError": () => new TypeError("reserve is broken"),
        "an error of the same name": () => sameName,
        "an error with the same message": () => new Error(new SeatTakenError(seats[taken]).message),
        "a string": () => "taken",
        null: () => null,
        undefined: () => undefined,
      };
      const thrown = fault === null ? undefined : faults[fault]();
      const reserve = (seat) => {
        asked.push(seat);
        if (asked.length <= taken) {
          caught.push(new SeatTakenError(named ?? seat));
          throw caught.at(-1);
        }
        if (fault !== null && asked.length === taken + 1) throw thrown;
        return result;
      };
      try {
        return { asked, returned: reserveFirst([...seats], reserve) };
      } catch (error) {
        if (fault !== null && error === thrown) return { asked, threw: fault };
        const { cause } = Object(error);
        const index = caught.indexOf(cause);
        return {
          asked,
          threw: {
            isError: error instanceof Error,
            isSeatTakenError: error instanceof SeatTakenError,
            cause: index < 0 ? String(cause) : `the SeatTakenError of try ${index + 1}`,
          },
        };
      }
    },
    seats,
    taken,
    fault,
    named,
    result,
  );

describe("SeatTakenError", () => {
  test("is an Error with a name, the seat, and the seat in its message", {
    checks: ["an-error", "name", "seat", "message"],
  }, async () => {
    const seat = `${row()}${randomInt(10, 99)}`;
    const seen = await inside(({ SeatTakenError }, seat) => {
      const error = new SeatTakenError(seat);
      const named = String(error.message).includes(seat) ? "contains the seat" : error.message;
      return { isError: error instanceof Error, name: error.name, seat: error.seat, message: named };
    }, seat);
    expect(seen).toEqual({ isError: true, name: "SeatTakenError", seat, message: "contains the seat" });
  });
});

describe("seats", () => {
  test("reserves the first seat when it is free, and asks for no other", {
    checks: ["in-order", "first-free"],
  }, async () => {
    const seats = wishes();
    expect(await reserveFirst(seats)).toEqual({ asked: [seats[0]], returned: seats[0] });
  });

  test.each([[1], [2], [3]])(
    "goes on to the next seat when %d of 4 are taken",
    {
      checks: ["in-order", "next-seat"],
    },
    async (taken) => {
      const seats = wishes();
      const found = await reserveFirst(seats, { taken });
      expect(found).toEqual({ asked: seats.slice(0, taken + 1), returned: seats[taken] });
    },
  );

  test("goes on when the error names another seat", { checks: ["next-seat"] }, async () => {
    const seats = wishes();
    const found = await reserveFirst(seats, { taken: 1, named: "Z99" });
    expect(found).toEqual({ asked: seats.slice(0, 2), returned: seats[1] });
  });

  const RESULTS = [[undefined], [null], [false], [0], [""], [true], [{ ok: false }], ["Z99"]];
  test.each(RESULTS)(
    "returns the seat when reserve returns %j",
    { checks: ["any-result"] },
    async (result) => {
      const seats = wishes();
      const found = await reserveFirst(seats, { taken: 1, result });
      expect(found).toEqual({ asked: seats.slice(0, 2), returned: seats[1] });
    },
  );

  const FAULTS = [["another error"], ["a TypeError"]];
  test.each(FAULTS)(
    "passes %s on, and tries no further seat",
    {
      checks: ["stops", "passed-on"],
    },
    async (fault) => {
      const seats = wishes();
      const found = [
        await reserveFirst(seats, { fault }),
        await reserveFirst(seats, { taken: 1, fault }),
        await reserveFirst(seats, { taken: 3, fault }),
      ];
      expect(found).toEqual([
        { asked: seats.slice(0, 1), threw: fault },
        { asked: seats.slice(0, 2), threw: fault },
        { asked: seats, threw: fault },
      ]);
    },
  );

  const LOOKALIKES = [["an error of the same name"], ["an error with the same message"]];
  test.each(LOOKALIKES)("passes %s on", { checks: ["by-class"] }, async (fault) => {
    const seats = wishes();
    const found = await reserveFirst(seats, { taken: 1, fault });
    expect(found).toEqual({ asked: seats.slice(0, 2), threw: fault });
  });

  const VALUES = [["a string"], ["null"], ["undefined"]];
  test.each(VALUES)("passes %s on, which is not an error", { checks: ["any-value"] }, async (fault) => {
    const seats = wishes();
    const found = await reserveFirst(seats, { taken: 1, fault });
    expect(found).toEqual({ asked: seats.slice(0, 2), threw: fault });
  });

  test.each([[1], [2], [4]])(
    "throws an error of its own when all %d seats are taken, with the cause",
    {
      checks: ["all-taken", "cause", "in-order"],
    },
    async (length) => {
      const seats = wishes(length);
      const found = await reserveFirst(seats, { taken: length });
      expect(found).toEqual({
        asked: seats,
        threw: { isError: true, isSeatTakenError: false, cause: `the SeatTakenError of try ${length}` },
      });
    },
  );
});
