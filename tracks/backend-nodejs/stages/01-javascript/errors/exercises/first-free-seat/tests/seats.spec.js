import { describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

const row = () => pick(["A", "B", "C", "D"]);
const wishes = () => Array.from({ length: 4 }, (_, index) => `${row()}${randomInt(1, 9)}${index}`);

/** Lets the learner's code reserve, and gives which seats it asked for and how it ended. `broken` seats fail for another reason. */
const reserveFirst = (seats, { taken = [], broken = [] } = {}) =>
  inside(
    ({ SeatTakenError, reserveFirst }, seats, taken, broken) => {
      const asked = [];
      const lampOut = new Error("the seat taken first has no light");
      const reserve = (seat) => {
        asked.push(seat);
        if (taken.includes(seat)) throw new SeatTakenError(seat);
        if (broken.includes(seat)) throw lampOut;
      };
      try {
        return { asked, seat: reserveFirst(seats, reserve) };
      } catch (error) {
        const { cause } = Object(error);
        return {
          asked,
          thrown: {
            isError: error instanceof Error,
            isSeatTaken: error instanceof SeatTakenError,
            isTheOther: error === lampOut,
            cause: cause instanceof SeatTakenError ? cause.seat : "no SeatTakenError",
          },
        };
      }
    },
    seats,
    taken,
    broken,
  );

describe("SeatTakenError", () => {
  test("is an Error with a name, the seat, and the seat in its message", async () => {
    const seat = `${row()}${randomInt(10, 99)}`;
    const seen = await inside(({ SeatTakenError }, seat) => {
      const error = new SeatTakenError(seat);
      const named = String(error.message).includes(seat);
      return { isError: error instanceof Error, name: error.name, seat: error.seat, named };
    }, seat);
    expect(seen).toEqual({ isError: true, name: "SeatTakenError", seat, named: true });
  });
});

describe("seats", () => {
  test("reserves the first seat when it is free, and asks for no other", async () => {
    const seats = wishes();
    expect(await reserveFirst(seats)).toEqual({ asked: [seats[0]], seat: seats[0] });
  });

  test("goes on to the next seat when one is taken", async () => {
    const seats = wishes();
    const result = await reserveFirst(seats, { taken: seats.slice(0, 2) });
    expect(result).toEqual({ asked: seats.slice(0, 3), seat: seats[2] });
  });

  test("passes any other error on, and tries no further seat", async () => {
    const seats = wishes();
    const { asked, thrown } = await reserveFirst(seats, { taken: [seats[0]], broken: [seats[1]] });
    expect({ asked, passedOn: thrown?.isTheOther ?? false }).toEqual({
      asked: seats.slice(0, 2),
      passedOn: true,
    });
  });

  test("tells with its own error that all seats are taken, and why", async () => {
    const seats = wishes();
    const { asked, thrown } = await reserveFirst(seats, { taken: seats });
    expect(asked).toStrictEqual(seats);
    expect(thrown).toEqual({ isError: true, isSeatTaken: false, isTheOther: false, cause: seats[3] });
  });
});
