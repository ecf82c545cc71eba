export function SeatTakenError(seat) {
  const error = Reflect.construct(Error, [`Seat ${seat} is taken`], new.target);
  error.seat = seat;
  return error;
}
SeatTakenError.prototype = Object.create(Error.prototype, { constructor: { value: SeatTakenError } });
SeatTakenError.prototype.name = "SeatTakenError";

export function reserveFirst(seats, reserve) {
  const seat = seats.shift();
  try {
    reserve(seat);
  } catch (error) {
    if (!(error instanceof SeatTakenError)) throw error;
    if (seats.length === 0) throw new Error("No seat is free.", { cause: error });
    return reserveFirst(seats, reserve);
  }
  return seat;
}
