import express from "express";
import * as store from "./store.js";

class RoomController {
  all = (req, res) => res.status(200).send(store.listRooms());

  one = (req, res) => this.#room(req, res, (room) => res.send(room));

  add = (req, res) => {
    const { name, seats } = req.body;
    const room = store.addRoom({ name, seats });
    res.setHeader("location", `http://${req.headers.host}/rooms/${room.id}`);
    res.status(201).send(room);
  };

  change = (req, res) =>
    this.#room(req, res, ({ id }) => {
      const changes = {};
      for (const field of ["name", "seats"]) if (field in req.body) changes[field] = req.body[field];
      res.send(store.changeRoom(id, changes));
    });

  remove = (req, res) =>
    this.#room(req, res, ({ id }) => {
      store.removeRoom(id);
      res.sendStatus(204);
    });

  bookings = (req, res) => this.#room(req, res, ({ id }) => res.send(store.bookingsOf(id)));

  book = (req, res) =>
    this.#room(req, res, ({ id }) => res.status(201).send(store.addBooking(id, req.body)));

  #room(req, res, then) {
    const room = store.findRoom(req.params.roomId);
    if (!room) return res.status(404).type("json").send({ status: 404, title: "Not Found" });
    then(room);
  }
}

const controller = new RoomController();
const routes = express.Router();

routes.get("/rooms", controller.all);
routes.post("/rooms", controller.add);
routes.get("/rooms/:roomId", controller.one);
routes.patch("/rooms/:roomId", controller.change);
routes.delete("/rooms/:roomId", controller.remove);
routes.get("/rooms/:roomId/bookings", controller.bookings);
routes.post("/rooms/:roomId/bookings", controller.book);

export { routes };
