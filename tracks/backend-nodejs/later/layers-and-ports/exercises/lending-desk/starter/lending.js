export function createDesk(table, mail) {
  return {
    async lend(memberId, bookId) {
      const open = await table.select({ member_id: memberId });
      if (open.length >= 3) return { refused: "three-books" };
      const due_day = Math.floor(Date.now() / 86_400_000) + 14;
      try {
        await table.insert({ book_id: bookId, member_id: memberId, due_day });
      } catch (error) {
        if (error.code === "23505") return { refused: "lent-already" };
        throw error;
      }
      return { dueDay: due_day };
    },

    async bringBack(bookId) {
      const [row] = await table.delete({ book_id: bookId });
      if (row === undefined) return { refused: "not-lent" };
      const daysLate = Math.floor(Date.now() / 86_400_000) - row.due_day;
      return { fee: Math.min(Math.max(daysLate, 0) * 20, 500) };
    },

    async remind() {
      const today = Math.floor(Date.now() / 86_400_000);
      let told = 0;
      for (const row of await table.select({})) {
        if (row.due_day >= today) continue;
        const text = `Please bring back ${row.book_id}.`;
        await mail.send({ to: `${row.member_id}@club.example`, text });
        told += 1;
      }
      return told;
    },
  };
}
