export class SeatTakenError extends Error {
  constructor(seat) {
    super(`Seat ${seat} is taken.`);
    this.name = "SeatTakenError";
    this.seat = seat;
  }
}

export function reserveFirst(seats, reserve) {
  let free;
  let lastError;
  for (const seat of seats) {
    try {
      reserve(seat);
      free ??= seat;
    } catch (error) {
      if (!(error instanceof SeatTakenError)) throw error;
      lastError = error;
    }
  }
  if (free !== undefined) return free;
  throw new Error("All the seats are taken.", { cause: lastError });
}
