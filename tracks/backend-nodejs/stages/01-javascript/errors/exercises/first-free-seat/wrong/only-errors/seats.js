export class SeatTakenError extends Error {
  constructor(seat) { super(`${seat} is taken`); this.name = "SeatTakenError"; this.seat = seat; }
}
export function reserveFirst(seats, reserve) {
  let last;
  for (const seat of seats) {
    try { reserve(seat); return seat; } catch (error) { if (error instanceof Error && !(error instanceof SeatTakenError)) throw error; last = error; }
  }
  throw new Error("none", { cause: last });
}
