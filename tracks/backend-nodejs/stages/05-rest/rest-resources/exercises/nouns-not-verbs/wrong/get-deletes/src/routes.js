import { Router } from "express";
import { addBooking, addRoom, bookingsOf, changeRoom, findRoom, listRooms, removeRoom } from "./store.js";

export const routes = Router();

/** Every address below a room needs the room. */
routes.param("id", (req, res, next, id) => {
  req.room = findRoom(id);
  if (req.room) return next();
  res.status(404).json({ error: "no such room" });
});

routes.get("/rooms", (req, res) => {
  res.json(listRooms());
});

routes.post("/rooms", (req, res) => {
  const room = addRoom(req.body);
  res.status(201).location(`/rooms/${room.id}`).json(room);
});

routes.get("/rooms/:id", (req, res) => {
  res.json(req.room);
});

routes.patch("/rooms/:id", (req, res) => {
  res.json(changeRoom(req.room.id, req.body));
});

routes.delete("/rooms/:id", (req, res) => {
  removeRoom(req.room.id);
  res.status(204).end();
});

routes.get("/rooms/:id/bookings", (req, res) => {
  res.json(bookingsOf(req.room.id));
});

routes.post("/rooms/:id/bookings", (req, res) => {
  res.status(201).json(addBooking(req.room.id, req.body));
});

routes.get("/rooms/:id/delete", (req, res) => {
  removeRoom(req.room.id);
  res.status(404).end();
});
