const MOST_BOOKS = 3;
const DAYS = 14;

/** The rules. Everything outside comes in through three ports. */
export function createLending({ loans, clock, messages }) {
  return {
    async lend(memberId, bookId) {
      if ((await loans.countOf(memberId)) >= MOST_BOOKS) return { refused: "three-books" };
      const dueDay = clock.today() + DAYS;
      const isAdded = await loans.add({ bookId, memberId, dueDay });
      return isAdded ? { dueDay } : { refused: "lent-already" };
    },

    async bringBack(bookId) {
      const loan = await loans.take(bookId);
      if (loan === null) return { refused: "not-lent" };
      const daysLate = Math.max(clock.today() - loan.dueDay, 0);
      return { fee: Math.min(daysLate * 20, 500) };
    },

    async remind() {
      let told = 0;
      for (const { memberId, bookId } of await loans.dueBefore(clock.today())) {
        try {
          await messages.tell(memberId, `Please bring back ${bookId}.`);
          told += 1;
        } catch {
          // the others are told all the same
        }
      }
      return told;
    },
  };
}

export function createMemoryLoans() {
  const byBook = new Map();
  return {
    async add(loan) {
      if (byBook.has(loan.bookId)) return false;
      byBook.set(loan.bookId, { ...loan });
      return true;
    },
    async countOf(memberId) {
      return [...byBook.values()].filter((loan) => loan.memberId === memberId).length;
    },
    async take(bookId) {
      const loan = byBook.get(bookId) ?? null;
      byBook.delete(bookId);
      return loan;
    },
    async dueBefore(day) {
      const due = [...byBook.values()].filter(({ dueDay }) => dueDay < day);
      return due.map((loan) => ({ ...loan })).sort(byDueDay);
    },
  };
}

export function createTableLoans(table) {
  const toLoan = ({ book_id, member_id, due_day }) => ({ bookId: book_id, memberId: member_id, dueDay: due_day });
  return {
    async add({ bookId, memberId, dueDay }) {
      try {
        await table.insert({ book_id: bookId, member_id: memberId, due_day: dueDay });
        return true;
      } catch (error) {
        if (error.code === "23505") return false;
        throw error;
      }
    },
    async countOf(memberId) {
      return (await table.select({ member_id: memberId })).length;
    },
    async take(bookId) {
      const [row] = await table.delete({ book_id: bookId });
      return row === undefined ? null : toLoan(row);
    },
    async dueBefore(day) {
      const loans = (await table.select({})).map(toLoan);
      return loans.filter(({ dueDay }) => dueDay < day).sort(byDueDay);
    },
  };
}

export function createDesk(table, mail) {
  return createLending({
    loans: createTableLoans(table),
    clock: { today: () => Math.floor(Date.now() / 86_400_000) },
    messages: { tell: (memberId, text) => mail.send({ to: `${memberId}@club.example`, text }) },
  });
}

function byDueDay(a, b) {
  return a.dueDay - b.dueDay;
}
