import { call, describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

const day = (month, date) => `2026-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;

function newRental() {
  const month = randomInt(1, 12);
  return {
    bike: randomInt(2, 900),
    name: `${pick(["Ines", "Omar", "Zoë"])} ${randomInt(1, 99)}`,
    from: day(month, randomInt(1, 14)),
    to: day(month, randomInt(15, 28)),
    insured: true,
  };
}

/** The result of a call, with "message" in place of the learner's words. */
async function parsed(input) {
  const result = await inside(async ({ parseRental }, given) => {
    const plain = (object) => Object.fromEntries(Object.entries(object));
    const { rental, faults } = await parseRental(given);
    return {
      ...(rental === undefined ? {} : { rental: plain(rental) }),
      ...(faults === undefined ? {} : { faults: plain(faults) }),
    };
  }, input);
  if (result.faults === undefined) return { input, result };
  const words = (message) => (typeof message === "string" && /\S/.test(message) ? "message" : message);
  const faults = Object.entries(result.faults).map(([field, message]) => [field, words(message)]);
  return { input, result: { ...result, faults: Object.fromEntries(faults) } };
}

const accepted = (input, rental) => ({ input, result: { rental } });
const refused = (input, ...fields) => ({
  input,
  result: { faults: Object.fromEntries(fields.map((field) => [field, "message"])) },
});

describe("parseRental", () => {
  test("gives back a rental that is in order", { checks: ["rental", "bike", "insured"] }, async () => {
    for (const insured of [true, false]) {
      const rental = { ...newRental(), insured };
      expect(await parsed(rental)).toEqual(accepted(rental, rental));
    }
    const first = { ...newRental(), bike: 1 };
    expect(await parsed(first)).toEqual(accepted(first, first));
  });

  test("keeps only the fields it knows", { checks: ["rental"] }, async () => {
    const rental = newRental();
    const input = { ...rental, price: 0, paid: true, constructor: "x", faults: {} };
    expect(await parsed(input)).toEqual(accepted(input, rental));
  });

  test("is not insured when the field is missing", { checks: ["uninsured"] }, async () => {
    const { insured: _left, ...input } = newRental();
    expect(await parsed(input)).toEqual(accepted(input, { ...input, insured: false }));
  });

  test("names every faulty field at once", { checks: ["faults"] }, async () => {
    const rental = newRental();
    expect(await parsed({})).toEqual(refused({}, "bike", "name", "from", "to"));
    const input = { ...rental, bike: -randomInt(1, 9), name: "", to: "soon" };
    expect(await parsed(input)).toEqual(refused(input, "bike", "name", "to"));
    const other = { ...rental, bike: 0.5, to: "soon" };
    expect(await parsed(other)).toEqual(refused(other, "bike", "to"));
  });

  test("names a missing field alone", { checks: ["faults"] }, async () => {
    for (const field of ["bike", "name", "to"]) {
      const { [field]: _left, ...input } = newRental();
      expect(await parsed(input)).toEqual(refused(input, field));
    }
  });

  const WRONG_TYPES = [
    ...["7", true, [7], {}, null, ""].map((bike) => ({ bike })),
    ...[7, 0, ["Ines"], {}, null, true, false].map((name) => ({ name })),
    ...[20260102, null, ["2026-12-30"], {}, true, 0].map((to) => ({ to })),
    ...["true", "false", "", 1, 0, null, [], {}].map((insured) => ({ insured })),
  ];

  test("refuses values of the wrong type, and does not convert them", {
    checks: ["unconverted", "bike", "name", "days", "insured"],
  }, async () => {
    for (const wrong of WRONG_TYPES) {
      const input = { ...newRental(), ...wrong };
      expect(await parsed(input)).toEqual(refused(input, ...Object.keys(wrong)));
    }
  });

  test("refuses bikes below 1 and numbers that are not whole", { checks: ["bike"] }, async () => {
    for (const bike of [0, -1, 0.5, 1.5]) {
      const input = { ...newRental(), bike };
      expect(await parsed(input)).toEqual(refused(input, "bike"));
    }
  });

  test("trims the name before it looks at its length", { checks: ["name"] }, async () => {
    const rental = newRental();
    for (const name of ["n".repeat(40), "n", "Ines  Maria"]) {
      const padded = { ...rental, name: `   ${name}  ` };
      expect(await parsed(padded)).toEqual(accepted(padded, { ...rental, name }));
    }
    for (const name of ["", "   ", "n".repeat(41), ` ${"n".repeat(41)} `]) {
      const input = { ...rental, name };
      expect(await parsed(input)).toEqual(refused(input, "name"));
    }
  });

  const DAYS = ["2026-01-31", "2026-02-28", "2028-02-29", "2000-02-29", "2026-12-31", "1970-01-01"];

  test("takes each day that exists, also as the first and the last", {
    checks: ["days", "day-order"],
  }, async () => {
    for (const date of DAYS) {
      const rental = { ...newRental(), from: date, to: date };
      expect(await parsed(rental)).toEqual(accepted(rental, rental));
    }
    for (const [from, to] of [
      ["2026-01-31", "2026-02-01"],
      ["2026-12-31", "2027-01-01"],
      ["2026-09-30", "2026-10-01"],
    ]) {
      const rental = { ...newRental(), from, to };
      expect(await parsed(rental)).toEqual(accepted(rental, rental));
    }
  });

  test("refuses an end before the beginning", { checks: ["day-order"] }, async () => {
    const rental = { ...newRental(), from: day(6, randomInt(15, 28)) };
    for (const to of [day(6, randomInt(1, 14)), day(5, 31), "2025-12-31"]) {
      const input = { ...rental, to };
      expect(await parsed(input)).toEqual(refused(input, "to"));
    }
  });

  const NO_DAYS = [
    ...["2026-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32"],
    ...["1900-02-29", "2026-5-2", "26-05-02", "2026/05/02", "20260502", "soon", "", " "],
    ...["2026-05-02T10:00:00Z", " 2026-05-02", "2026-05-02 ", "x2026-05-02", "2026-05-021", "2026-05-02\n"],
  ];

  test("refuses days that do not exist", { checks: ["days"] }, async () => {
    for (const date of NO_DAYS) {
      const late = { ...newRental(), from: "1800-01-01", to: date };
      expect(await parsed(late)).toEqual(refused(late, "to"));
      const { result } = await parsed({ ...newRental(), to: "2999-12-31", from: date });
      const found = { from: date, rental: result.rental, fault: result.faults?.from };
      expect(found).toEqual({ from: date, rental: undefined, fault: "message" });
    }
  });

  test("refuses anything that is not an object", { checks: ["not-an-object", "anything"] }, async () => {
    const rental = newRental();
    for (const input of [null, "rental", "", 0, 7, true, false, [], [rental], [[]]]) {
      const { result } = await parsed(input);
      const found = { input, rental: result.rental, hasFaults: Object.keys(result.faults ?? {}).length > 0 };
      expect(found).toEqual({ input, rental: undefined, hasFaults: true });
    }
  });

  test("does not change its input", { checks: ["input-unchanged"] }, async () => {
    const inputs = [
      { bike: 7, name: "  Ines ", from: "2026-05-02", to: "2026-05-04", coupon: "X" },
      { bike: "7", name: "  ", from: "soon", to: null, extra: 1 },
    ];
    for (const input of inputs) {
      const after = await inside(async ({ parseRental }, given) => {
        await parseRental(given);
        return given;
      }, input);
      expect(after).toEqual(input);
    }
  });

  test("checks each input afresh", { checks: ["faults"] }, async () => {
    await call("parseRental", { bike: 0 });
    const rental = newRental();
    expect(await parsed(rental)).toEqual(accepted(rental, rental));
    const input = { ...rental, name: "" };
    expect(await parsed(input)).toEqual(refused(input, "name"));
  });
});
