import { Router } from "express";
import * as store from "./store.js";

const rooms = Router();
const room = Router({ mergeParams: true });

rooms.route("/")
  .get((req, res) => res.json(store.listRooms()))
  .post((req, res) => {
    const added = store.addRoom(req.body);
    res.set("Location", `${req.baseUrl}/${added.id}`);
    res.status(201).json(added);
  });

room.use((req, res, next) => {
  if (store.findRoom(req.params.id) === null) return res.sendStatus(404);
  next();
});
room.get("/", (req, res) => res.json(store.findRoom(req.params.id)));
room.patch("/", (req, res) => res.json(store.changeRoom(req.params.id, req.body)));
room.delete("/", (req, res) => res.sendStatus(store.removeRoom(req.params.id) ? 204 : 404));
room.get("/bookings", (req, res) => res.json(store.bookingsOf(req.params.id)));
room.post("/bookings", (req, res) => res.status(201).json(store.addBooking(req.params.id, req.body)));
rooms.use("/:id", room);

export const routes = Router();
routes.use("/rooms", rooms);
