import { Router } from "express";
import { addBooking, addRoom, bookingsOf, changeRoom, findRoom, listRooms, removeRoom } from "./store.js";

export const routes = Router();

routes.get("/getRooms", (req, res) => {
  res.json(listRooms());
});

routes.get("/getRoom", (req, res) => {
  res.json(findRoom(req.query.id));
});

routes.post("/createRoom", (req, res) => {
  res.json(addRoom(req.body));
});

routes.post("/updateSeats", (req, res) => {
  res.json(changeRoom(req.body.id, { seats: req.body.seats }));
});

routes.get("/deleteRoom", (req, res) => {
  res.json({ deleted: removeRoom(req.query.id) });
});

routes.get("/roomBookings", (req, res) => {
  res.json(bookingsOf(req.query.room));
});

routes.post("/bookRoom", (req, res) => {
  res.json(addBooking(req.body.room, req.body));
});
