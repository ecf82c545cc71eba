const rooms = new Map();
const bookings = new Map();
let lastId = 0;

const newId = () => {
  lastId += 1;
  return String(lastId);
};

export const listRooms = () => [...rooms.values()];

export const findRoom = (id) => rooms.get(id) ?? null;

export function addRoom({ name, seats }) {
  const room = { id: newId(), name, seats };
  rooms.set(room.id, room);
  return room;
}

/** Changes the fields that are given. */
export function changeRoom(id, changes) {
  const room = { ...rooms.get(id), ...changes, id };
  rooms.set(id, room);
  return room;
}

export const removeRoom = (id) => rooms.delete(id);

export const bookingsOf = (roomId) => [...bookings.values()].filter((one) => one.roomId === roomId);

export function addBooking(roomId, { day, guest }) {
  const booking = { id: newId(), roomId, day, guest };
  bookings.set(booking.id, booking);
  return booking;
}
