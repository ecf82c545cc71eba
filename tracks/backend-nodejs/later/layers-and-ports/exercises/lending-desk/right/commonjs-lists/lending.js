const createLending = (ports) => {
  async function lend(memberId, bookId) {
    const open = await ports.loans.countOf(memberId);
    if (open > 2) return { refused: "three-books" };
    const dueDay = ports.clock.today() + 14;
    if ((await ports.loans.add({ memberId, bookId, dueDay })) === false) return { refused: "lent-already" };
    return { dueDay };
  }
  async function bringBack(bookId) {
    const loan = await ports.loans.take(bookId);
    if (!loan) return { refused: "not-lent" };
    let fee = 0;
    for (let day = loan.dueDay; day < ports.clock.today() && fee < 500; day += 1) fee += 20;
    return { fee };
  }
  async function remind() {
    const today = ports.clock.today();
    const due = await ports.loans.dueBefore(today);
    let count = 0;
    for (let i = 0; i < due.length; i++) {
      const isTold = await ports.messages.tell(due[i].memberId, "Please bring back " + due[i].bookId + ".").then(
        () => true,
        () => false,
      );
      if (isTold) count++;
    }
    return count;
  }
  return { lend, bringBack, remind };
};

const createMemoryLoans = () => {
  let list = [];
  const copy = ({ bookId, memberId, dueDay }) => ({ bookId, memberId, dueDay });
  return {
    add: (loan) => {
      for (const one of list) if (one.bookId === loan.bookId) return Promise.resolve(false);
      list.push(copy(loan));
      return Promise.resolve(true);
    },
    countOf: async (memberId) => {
      let n = 0;
      for (const one of list) if (one.memberId === memberId) n++;
      return n;
    },
    take: async (bookId) => {
      const found = list.find((one) => one.bookId === bookId);
      list = list.filter((one) => one !== found);
      return found === undefined ? null : found;
    },
    dueBefore: async (day) => {
      const due = [];
      for (const one of list) if (one.dueDay < day) due.push(copy(one));
      due.sort((a, b) => (a.dueDay < b.dueDay ? -1 : 1));
      return due;
    },
  };
};

const createTableLoans = (table) => {
  const columns = { bookId: "book_id", memberId: "member_id", dueDay: "due_day" };
  const toRow = (loan) => Object.fromEntries(Object.entries(columns).map(([name, column]) => [column, loan[name]]));
  const fromRow = (row) => Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, row[column]]));
  return {
    async add(loan) {
      try {
        await table.insert(toRow(loan));
      } catch (error) {
        if (error.code === "23505") return false;
        throw error;
      }
      return true;
    },
    async countOf(memberId) {
      return (await table.select({ member_id: memberId })).length;
    },
    async take(bookId) {
      const rows = await table.delete({ book_id: bookId });
      return rows.length === 0 ? null : fromRow(rows[0]);
    },
    async dueBefore(day) {
      const all = await table.select({});
      return all
        .map(fromRow)
        .filter((loan) => loan.dueDay < day)
        .sort((a, b) => a.dueDay - b.dueDay);
    },
  };
};

const createDesk = (table, mail) => {
  const clock = { today: () => Math.floor(Date.now() / 86400000) };
  const messages = { tell: async (memberId, text) => await mail.send({ to: memberId + "@club.example", text }) };
  return createLending({ loans: createTableLoans(table), clock, messages });
};

module.exports = { createLending, createMemoryLoans, createTableLoans, createDesk };
