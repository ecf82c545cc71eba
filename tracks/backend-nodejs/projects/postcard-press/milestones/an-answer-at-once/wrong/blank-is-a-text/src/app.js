import express from "express";
import { z } from "zod";
import { addOrder, findCard } from "./cards.js";

const Text = z.string().min(1);
const Order = z.object({ cards: z.array(z.object({ to: Text, text: Text })).min(1).max(20) });

export function createApp(pool) {
  const app = express();
  app.use(express.json());

  app.post("/orders", async (req, res) => {
    const { data } = Order.safeParse(req.body);
    if (data === undefined) return fail(res, 400, "An order has 1 to 20 cards, each with a to and a text.");
    res.status(202).json(await addOrder(pool, data.cards));
  });

  app.get("/cards/:id", async (req, res) => {
    const card = await readCard(req.params.id);
    if (card === undefined) return fail(res, 404, "There is no such card.");
    res.json(card);
  });

  /** The card with this id, a whole number from 1; otherwise undefined. */
  async function readCard(id) {
    return /^[1-9]\d{0,8}$/.test(id) ? findCard(pool, Number(id)) : undefined;
  }

  app.use((req, res) => fail(res, 404, "There is nothing at this address."));
  app.use((error, req, res, next) => {
    if (res.headersSent) return next(error);
    if (error.status === undefined) console.error(error);
    fail(res, error.status ?? 500, "This did not work.");
  });
  return app;
}

function fail(res, status, message) {
  res.status(status).json({ message });
}
