import { call, describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

const loan = (parts) => ({
  title: `Book ${randomInt(1, 9999)}`,
  member: pick(["Ada", "Lin", "Kim"]),
  days: randomInt(1, 20),
  returned: false,
  ...parts,
});

const limitDays = () => randomInt(25, 29);
const titles = (loans) => loans.map(({ title }) => title);

describe("report", () => {
  test("counts the open loans", async () => {
    const open = Array.from({ length: randomInt(2, 6) }, () => loan());
    const loans = [loan({ returned: true }), ...open, loan({ returned: true })];
    expect(await call("report", loans, limitDays())).toHaveProperty("open", open.length);
  });

  test("puts the longest overdue first", async () => {
    const [short, middle, long] = [
      loan({ days: 95 }),
      loan({ days: randomInt(100, 199) }),
      loan({ days: 1000 }),
    ];
    const loans = [middle, loan(), short, loan({ days: 500, returned: true }), long];
    const { overdue } = await call("report", loans, limitDays());
    expect(overdue).toStrictEqual(titles([long, middle, short]));
  });

  test("does not call a loan overdue on its last day", async () => {
    const limit = limitDays();
    const late = loan({ days: limit + 1 });
    const { overdue } = await call("report", [loan({ days: limit }), late], limit);
    expect(overdue).toStrictEqual([late.title]);
  });

  test("counts the open loans of each member", async () => {
    const member = `Member ${randomInt(1, 99)}`;
    const times = randomInt(2, 5);
    const own = Array.from({ length: times }, () => loan({ member }));
    const loans = [
      loan({ member: "Noor" }),
      ...own,
      loan({ member, returned: true }),
      loan({ member: "Sam", returned: true }),
    ];
    const { perMember } = await call("report", loans, limitDays());
    expect(perMember).toEqual({ Noor: 1, [member]: times });
  });

  test("gives an empty report when there are no loans", async () => {
    expect(await call("report", [], limitDays())).toEqual({ open: 0, overdue: [], perMember: {} });
  });

  test("leaves the list of loans as it was", async () => {
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
