const TAKEN = "23505";

export function createBookings(db) {
  return {
    async book(seat, day, guest) {
      try {
        const { rowCount } = await db.query(
          "INSERT INTO bookings (seat_id, day, guest) SELECT id, $2, $3 FROM seats WHERE name = $1",
          [seat, day, guest],
        );
        return rowCount === 1 ? "booked" : "no such seat";
      } catch (error) {
        if (error.code === TAKEN) return "taken";
        throw error;
      }
    },
    async freeSeats(day) {
      const { rows } = await db.query(
        `SELECT name FROM seats
         WHERE NOT EXISTS (SELECT FROM bookings WHERE seat_id = seats.id AND day = $1)
         ORDER BY name`,
        [day],
      );
      return rows.map(({ name }) => name);
    },
  };
}
