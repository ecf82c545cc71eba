class SeatTakenError extends Error {
  constructor(seat) {
    super(seat);
    this.seat = seat;
  }
  get name() {
    return "SeatTakenError";
  }
}
class NoSeatError extends Error {
  constructor(cause) {
    super("full");
    this.cause = cause;
  }
}
const reserveFirst = (seats, reserve) => {
  let last;
  const index = seats.findIndex((seat) => {
    try {
      reserve(seat);
      return true;
    } catch (error) {
      if (!(error instanceof SeatTakenError)) throw error;
      last = error;
      return false;
    }
  });
  if (index < 0) throw new NoSeatError(last);
  return seats[index];
};

export { reserveFirst, SeatTakenError };
