class Report {
  constructor(loans, limitDays) {
    const open = loans.flatMap((loan) => (loan.returned ? [] : [{ ...loan }]));
    this.open = open.length;
    this.overdue = open
      .toSorted((one, other) => other.days - one.days)
      .filter(({ days }) => days > limitDays)
      .map(({ title }) => title);
    const groups = Object.entries(Object.groupBy(open, ({ member }) => member));
    this.perMember = Object.fromEntries(groups.map(([member, list]) => [member, list.length]));
  }
}

export const report = (loans, limitDays) => new Report(loans, limitDays);
