import express from "express";

const BOATS = [
  { name: "Heron", seats: 4 },
  { name: "Teal", seats: 2 },
];

export function rental(boat, hours) {
  if (hours < 1) throw new RangeError("a boat is rented for an hour at least");
  return { boat, hours, cents: hours * 1500 };
}

export function freeBoats(all, taken) {
  return all.filter((name) => !taken.includes(name));
}

export function share(cents, people) {
  return cents / people;
}

export async function findBoat(name) {
  const boat = BOATS.find((one) => one.name === name);
  if (!boat) throw new Error(`there is no boat ${name}`);
  return boat;
}

export function createApp() {
  const app = express();
  app.use(express.json());
  app.get("/boats", (req, res) => res.json(BOATS));
  app.post("/bookings", (req, res) => {
    const id = `b-${Date.now()}`;
    res.status(201).location(`/bookings/${id}`).json({ id, ...req.body });
  });
  return app;
}
