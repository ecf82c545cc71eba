import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

const orders = {
  startsAt: (a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0),
  title: (a, b) => a.title.toLowerCase().localeCompare(b.title.toLowerCase()),
  seats: (a, b) => a.seats - b.seats,
};

/** Opens the theatre whose shows and bookings are in this file. A file that is not there is an empty theatre. */
export async function openTheatre(path) {
  const data = await readData(path);
  let writing = Promise.resolve();

  async function write() {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, JSON.stringify(data));
    await rename(`${path}.new`, path);
  }

  /** Each write waits for the one before, also when that one failed. */
  function save() {
    writing = writing.then(write, write);
    return writing;
  }

  /** A show as the page sees it, with the seats that are still free. */
  function toShow(show) {
    const taken = bookingsOf(show.id).reduce((total, booking) => total + booking.seats, 0);
    return { ...show, free: show.seats - taken };
  }

  function bookingsOf(showId) {
    return data.bookings.filter((booking) => booking.showId === showId);
  }

  return {
    /** The shows whose title contains the text, in capitals or not. Shows that are equal stay in the order of their ids. */
    async listShows({ q = "", sort = "startsAt" }) {
      const found = data.shows.filter((show) => show.title.toLowerCase().includes(q.toLowerCase()));
      return found.sort(orders[sort]).map(toShow);
    },

    /** The show with this id, which is a string; null when there is none. */
    async findShow(id) {
      const found = data.shows.find((show) => String(show.id) === id);
      return found === undefined ? null : toShow(found);
    },

    async addShow({ title, startsAt, seats }) {
      const show = { id: (data.shows.at(-1)?.id ?? 0) + 1, title, startsAt, seats };
      data.shows.push(show);
      await save();
      return toShow(show);
    },

    async listBookings(showId) {
      return bookingsOf(showId);
    },

    /** The new booking; null when there are not enough seats. */
    async book(showId, { name, seats }) {
      const show = toShow(data.shows.find((one) => one.id === showId));
      if (show.free < seats) return null;
      data.lastBooking += 1;
      const booking = { id: data.lastBooking, showId, name, seats };
      data.bookings.push(booking);
      await save();
      return booking;
    },

    /** Whether there was such a booking. Its seats are free again. */
    async cancel(id) {
      const index = data.bookings.findIndex((booking) => String(booking.id) === id);
      if (index < 0) return false;
      data.bookings.splice(index, 1);
      await save();
      return true;
    },
  };
}

async function readData(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return { shows: [], bookings: [], lastBooking: 0 };
    throw error;
  }
}
