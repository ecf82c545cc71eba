import { call, describe, expect, pick, randomInt, test } from "@aulo/runner/spec";

const day = (month, date) => `2026-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;

function newRental() {
  const month = randomInt(1, 12);
  return {
    bike: randomInt(1, 900),
    name: `${pick(["Ines", "Omar", "Zoë"])} ${randomInt(1, 99)}`,
    from: day(month, randomInt(1, 14)),
    to: day(month, randomInt(14, 28)),
    insured: pick([true, false]),
  };
}

/** Input and answer in one value, so that a failure shows which input it was. */
const parsed = async (input) => ({ input, answer: await call("parseRental", input) });
const accepted = (input, rental) => ({ input, answer: { rental } });
const refused = (input, ...fields) => ({
  input,
  answer: { faults: Object.fromEntries(fields.map((field) => [field, expect.stringMatching(/\S/)])) },
});

describe("parseRental", () => {
  test("gives back a rental that is in order", async () => {
    const rental = newRental();
    expect(await parsed(rental)).toEqual(accepted(rental, rental));
    const oneDay = { ...newRental(), bike: 1, from: "2028-02-29", to: "2028-02-29" };
    expect(await parsed(oneDay)).toEqual(accepted(oneDay, oneDay));
  });

  test("keeps only the fields it knows, and fills in what is missing", async () => {
    const { insured, ...fields } = newRental();
    const input = { ...fields, price: 0, paid: insured };
    expect(await parsed(input)).toEqual(accepted(input, { ...fields, insured: false }));
  });

  test("names every faulty field at once", async () => {
    const rental = newRental();
    expect(await parsed({})).toEqual(refused({}, "bike", "name", "from", "to"));
    const input = { ...rental, bike: -randomInt(0, 9), name: "", to: "soon" };
    expect(await parsed(input)).toEqual(refused(input, "bike", "name", "to"));
  });

  test("refuses values of the wrong type, and does not convert them", async () => {
    const rental = newRental();
    const wrongs = [
      { bike: `${rental.bike}` },
      { bike: true },
      { bike: rental.bike + 0.5 },
      { name: randomInt(1, 99) },
      { name: [rental.name] },
      { from: 20260101 },
      { to: null },
      { insured: "true" },
      { insured: 1 },
      { insured: null },
    ];
    for (const wrong of wrongs) {
      const input = { ...rental, ...wrong };
      expect(await parsed(input)).toEqual(refused(input, ...Object.keys(wrong)));
    }
  });

  test("trims the name before it looks at its length", async () => {
    const rental = newRental();
    const long = "n".repeat(40);
    const padded = { ...rental, name: `   ${long}  ` };
    expect(await parsed(padded)).toEqual(accepted(padded, { ...rental, name: long }));
    for (const name of ["   ", `${long}n`]) {
      const input = { ...rental, name };
      expect(await parsed(input)).toEqual(refused(input, "name"));
    }
  });

  test("refuses days that do not exist", async () => {
    const rental = { ...newRental(), to: "2027-12-31" };
    for (const from of [
      day(2, 30),
      day(4, 31),
      day(13, 1),
      "2026-5-2",
      "soon",
      `${rental.from}T10:00:00Z`,
      "",
    ]) {
      const { rental: kept, faults } = await call("parseRental", { ...rental, from });
      expect({ from, kept, fault: faults?.from }).toEqual({
        from,
        kept: undefined,
        fault: expect.stringMatching(/\S/),
      });
    }
  });

  test("refuses an end before the beginning", async () => {
    const rental = { ...newRental(), from: day(6, randomInt(15, 28)) };
    for (const to of [day(6, randomInt(1, 14)), day(5, 31), "2025-12-31"]) {
      const input = { ...rental, to };
      expect(await parsed(input)).toEqual(refused(input, "to"));
    }
  });

  test("refuses what is no object", async () => {
    for (const input of [null, "rental", randomInt(1, 9), true, [], [newRental()]]) {
      const { rental, faults } = await call("parseRental", input);
      expect({ input, rental, faults }).toEqual({ input, rental: undefined, faults: expect.any(Object) });
      expect(Object.keys(faults).length).toBeGreaterThan(0);
    }
  });
});
