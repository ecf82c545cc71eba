import express from "express";
import { findBooking, insertBooking, loadTour, loadWeather, sendTicket } from "./harbour.js";

class Harbour {
  async wait(promise) {
    let timer;
    const late = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject({ status: 504, detail: "Too late" }), 500);
    });
    try {
      return await Promise.race([promise, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async tour(id) {
    try {
      return await this.wait(loadTour(id));
    } catch (error) {
      throw error.status === 504 ? error : { status: 503, detail: "No store" };
    }
  }

  async show(id) {
    const [tour, weather] = await Promise.allSettled([this.tour(id), this.wait(loadWeather(id))]);
    if (tour.status === "rejected") throw tour.reason;
    if (tour.value === undefined) throw { status: 404, detail: "No tour" };
    const { name } = tour.value;
    return { id, name, weather: weather.status === "fulfilled" ? weather.value : null };
  }

  async book(id, { seat, guest }) {
    if ((await this.tour(id)) === undefined) throw { status: 404, detail: "No tour" };
    if (await findBooking(id, seat)) throw { status: 409, detail: "Taken" };
    let booking;
    try {
      booking = await insertBooking(id, seat, guest);
    } catch {
      throw { status: 409, detail: "Taken a moment ago" };
    }
    try {
      await sendTicket(booking);
    } catch (error) {
      console.error(error.message);
    }
    return booking;
  }
}

const harbour = new Harbour();
const isGood = (text) => typeof text === "string" && text.trim() !== "";
const server = express();

server.get("/tours/:id", async (req, res) => {
  res.json(await harbour.show(Number(req.params.id)));
});
server.post("/tours/:id/bookings", express.json(), async (req, res) => {
  if (!isGood(req.body?.seat) || !isGood(req.body?.guest))
    throw { status: 400, detail: "Which seat, and who?" };
  res.status(201).json(await harbour.book(Number(req.params.id), req.body));
});
server.use((error, _req, res, _next) => {
  const { status = 500, detail = "Oops" } = error;
  res.status(status).json({ status, detail });
});
server.listen(Number(process.env.PORT));
