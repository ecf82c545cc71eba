export class SeatTakenError extends Error {
  name = "SeatTakenError";

  constructor(seat) {
    super(`Somebody else has seat ${seat}.`);
    this.seat = seat;
  }
}

function tryToReserve(seat, reserve) {
  try {
    reserve(seat);
    return null;
  } catch (error) {
    if (error instanceof SeatTakenError) return error;
    throw error;
  }
}

export function reserveFirst([seat, ...others], reserve) {
  const problem = tryToReserve(seat, reserve);
  if (problem === null) return seat;
  if (others.length === 0) throw new Error("No seat is free.", { cause: problem });
  return reserveFirst(others, reserve);
}
