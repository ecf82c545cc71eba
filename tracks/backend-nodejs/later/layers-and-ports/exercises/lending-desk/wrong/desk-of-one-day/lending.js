const LENT_DAYS = 14;
const MOST_BOOKS = 3;
const DAY_MS = 86_400_000;

export function createLending({ loans, clock, messages }) {
  return {
    async lend(memberId, bookId) {
      if ((await loans.countOf(memberId)) >= MOST_BOOKS) return { refused: "three-books" };
      const dueDay = clock.today() + LENT_DAYS;
      const isKept = await loans.add({ bookId, memberId, dueDay });
      return isKept ? { dueDay } : { refused: "lent-already" };
    },
    async bringBack(bookId) {
      const loan = await loans.take(bookId);
      if (loan === null) return { refused: "not-lent" };
      const daysLate = Math.max(0, clock.today() - loan.dueDay);
      return { fee: Math.min(daysLate * 20, 500) };
    },
    async remind() {
      let sent = 0;
      for (const { memberId, bookId } of await loans.dueBefore(clock.today())) {
        try {
          await messages.tell(memberId, `Please bring back ${bookId}.`);
          sent += 1;
        } catch {
          // the others are told all the same
        }
      }
      return sent;
    },
  };
}

const copy = ({ bookId, memberId, dueDay }) => ({ bookId, memberId, dueDay });
const byDay = (a, b) => a.dueDay - b.dueDay;

export function createMemoryLoans() {
  const kept = new Map();
  return {
    async add(loan) {
      if (kept.has(loan.bookId)) return false;
      kept.set(loan.bookId, copy(loan));
      return true;
    },
    async countOf(memberId) {
      return [...kept.values()].filter((loan) => loan.memberId === memberId).length;
    },
    async take(bookId) {
      const loan = kept.get(bookId) ?? null;
      kept.delete(bookId);
      return loan;
    },
    async dueBefore(day) {
      return [...kept.values()].filter((loan) => loan.dueDay < day).map(copy).sort(byDay);
    },
  };
}

export function createTableLoans(table) {
  const toLoan = (row) => ({ bookId: row.book_id, memberId: row.member_id, dueDay: row.due_day });
  return {
    async add({ bookId, memberId, dueDay }) {
      try {
        await table.insert({ book_id: bookId, member_id: memberId, due_day: dueDay });
        return true;
      } catch (error) {
        if (error?.code === "23505") return false;
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
      return (await table.select({})).map(toLoan).filter((loan) => loan.dueDay < day).sort(byDay);
    },
  };
}

export function createDesk(table, mail) {
  const today = Math.floor(Date.now() / DAY_MS);
  const fixed = { today: () => today };
  return createLending({
    loans: createTableLoans(table),
    clock: fixed,
    messages: { tell: (memberId, text) => mail.send({ to: `${memberId}@club.example`, text }) },
  });
}
