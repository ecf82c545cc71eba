export class SeatTakenError extends Error {
  constructor(seat) {
    super("This seat is taken.");
    this.name = "SeatTakenError";
    this.seat = seat;
  }
}

export function reserveFirst(seats, reserve) {
  let lastError;
  for (const seat of seats) {
    try {
      reserve(seat);
      return seat;
    } catch (error) {
      if (!(error instanceof SeatTakenError)) throw error;
      lastError = error;
    }
  }
  throw new Error("All the seats are taken.", { cause: lastError });
}
