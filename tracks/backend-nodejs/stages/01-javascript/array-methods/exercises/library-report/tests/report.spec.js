import { describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

let made = randomInt(1000, 4000);

/** A loan whose title differs from those of all others. */
function loan(parts) {
  made += randomInt(1, 9);
  return {
    title: `Book ${made}`,
    member: pick(["Ada", "Lin", "Kim"]),
    days: randomInt(1, 20),
    returned: false,
    ...parts,
  };
}

const limitDays = () => randomInt(25, 29);
const titles = (loans) => loans.map(({ title }) => title);

/** The report as plain data, whatever kind of object the code makes. */
const report = (loans, limit) =>
  inside(
    ({ report }, loans, limit) => {
      const isObject = (value) => Object.prototype.toString.call(value) === "[object Object]";
      const plain = (value) => (isObject(value) ? { ...value } : value);
      const found = plain(report(loans, limit));
      return isObject(found) ? { ...found, perMember: plain(found.perMember) } : { returned: found };
    },
    loans,
    limit,
  );

describe("report", () => {
  test("counts the open loans", { checks: ["open", "open-only"] }, async () => {
    const openLoans = Array.from({ length: randomInt(2, 6) }, () => loan({ member: "Ada" }));
    const loans = [loan({ returned: true }), ...openLoans, loan({ returned: true })];
    const { open } = await report(loans, limitDays());
    expect({ open }).toEqual({ open: openLoans.length });
  });

  test("puts the longest overdue first", { checks: ["most-days-first", "open-only"] }, async () => {
    const [short, middle, long] = [
      loan({ days: 95 }),
      loan({ days: randomInt(100, 199) }),
      loan({ days: 1000 }),
    ];
    const loans = [middle, loan(), short, loan({ days: 500, returned: true }), long];
    const { overdue } = await report(loans, limitDays());
    expect({ overdue }).toStrictEqual({ overdue: titles([long, middle, short]) });
  });

  test("does not call a loan overdue on its last day", { checks: ["overdue"] }, async () => {
    const limit = limitDays();
    const late = loan({ days: limit + 1 });
    const { overdue } = await report([loan({ days: limit }), late], limit);
    expect({ overdue }).toStrictEqual({ overdue: [late.title] });
  });

  test("takes a limit of 0 days as it is", { checks: ["overdue"] }, async () => {
    const late = loan({ days: 1 });
    const { overdue } = await report([loan({ days: 0 }), late], 0);
    expect({ overdue }).toStrictEqual({ overdue: [late.title] });
  });

  test("names a title once for each overdue copy", { checks: ["each-loan"] }, async () => {
    const [first, other] = [loan({ days: 90 }), loan({ days: 60 })];
    const copy = loan({ days: 40, title: first.title });
    const { overdue } = await report([copy, other, first], limitDays());
    expect({ overdue }).toStrictEqual({ overdue: titles([first, other, copy]) });
  });

  test("counts the open loans of each member", { checks: ["per-member", "open-only"] }, async () => {
    const member = `Member ${randomInt(1, 99)}`;
    const times = randomInt(2, 5);
    const own = Array.from({ length: times }, () => loan({ member }));
    const loans = [
      loan({ member: "Noor", days: 99 }),
      ...own,
      loan({ member, returned: true }),
      loan({ member: "Sam", returned: true }),
    ];
    const { perMember } = await report(loans, limitDays());
    expect({ perMember }).toEqual({ perMember: { Noor: 1, [member]: times } });
  });

  test("holds the three parts and nothing else", { checks: ["three-parts"] }, async () => {
    const loans = [loan({ member: "Ada", days: 70 }), loan({ member: "Lin" }), loan({ returned: true })];
    expect(await report(loans, limitDays())).toEqual({
      open: 2,
      overdue: [loans[0].title],
      perMember: { Ada: 1, Lin: 1 },
    });
  });

  test("gives an empty report when there are no loans", { checks: ["no-loans"] }, async () => {
    expect(await report([], limitDays())).toEqual({ open: 0, overdue: [], perMember: {} });
  });

  test("gives an empty report when no loan is open", { checks: ["open-only"] }, async () => {
    const loans = [loan({ returned: true, days: 60 }), loan({ returned: true })];
    expect(await report(loans, limitDays())).toEqual({ open: 0, overdue: [], perMember: {} });
  });

  test("leaves the list of loans as it was", { checks: ["unchanged"] }, async () => {
    const loans = [
      loan({ days: 50 }),
      loan({ days: 300 }),
      loan({ days: 9, returned: true }),
      loan({ days: 70 }),
    ];
    const after = await inside(
      ({ report }, loans, limit) => {
        report(loans, limit);
        return loans;
      },
      loans,
      limitDays(),
    );
    expect(after).toEqual(loans);
  });
});
