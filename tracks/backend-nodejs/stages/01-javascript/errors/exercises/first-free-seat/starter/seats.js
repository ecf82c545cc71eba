export class SeatTakenError extends Error {
  // Take the seat, and tell it in the message.
}

export function reserveFirst(seats, reserve) {
  // Return the first seat that can be reserved.
}
