import { Router } from "express";
import { addBooking, addRoom, bookingsOf, changeRoom, findRoom, listRooms, removeRoom } from "./store.js";

export const routes = new Router();

routes.get("/rooms", (req, res) => {
  res.json(listRooms());
});

routes.post("/rooms", (req, res) => {
  const room = addRoom(req.body);
  res.writeHead(201, { "Content-Type": "application/json", Location: "/rooms/" + room.id });
  res.end(JSON.stringify(room));
});

routes.get("/rooms/:id", (req, res, next) => {
  const room = findRoom(req.params.id);
  if (room) res.json(room);
  else next();
});

routes.patch("/rooms/:id", (req, res, next) => {
  const room = findRoom(req.params.id);
  if (!room) return next();
  const { name = room.name, seats = room.seats } = req.body;
  res.json(changeRoom(room.id, { name, seats }));
});

routes.delete("/rooms/:id", (req, res, next) => {
  if (removeRoom(req.params.id)) return res.status(204).send();
  next();
});

routes.get("/rooms/:id/bookings", (req, res, next) => {
  if (!findRoom(req.params.id)) return next();
  res.json(bookingsOf(req.params.id));
});

routes.post("/rooms/:id/bookings", (req, res, next) => {
  if (!findRoom(req.params.id)) return next();
  const { day, guest } = req.body;
  res.status(201).json(addBooking(req.params.id, { day, guest }));
});
