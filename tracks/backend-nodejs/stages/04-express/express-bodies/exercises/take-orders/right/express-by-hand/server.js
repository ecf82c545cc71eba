import express from "express";

class Orders {
  #list = [];

  add({ dish, portions }) {
    this.#list.push({ id: this.#list.length + 1, dish, portions: portions === undefined ? 1 : portions });
    return this.#list[this.#list.length - 1];
  }

  toJSON() {
    return this.#list;
  }
}

const orders = new Orders();
const router = express.Router();

function checkOrder(req, res, next) {
  if (!req.is("json") || !req.body || Array.isArray(req.body)) return res.status(400).end();
  const { dish } = req.body;
  if (!dish || typeof dish !== "string") return res.status(400).send("dish");
  if ("portions" in req.body) {
    const count = req.body.portions;
    if (typeof count !== "number" || count % 1 || count < 1 || count > 20)
      return res.status(400).send("portions");
  }
  next();
}

router.use(express.json({ limit: 5000 }));
router.post("/orders", checkOrder, (req, res) => res.status(201).send(orders.add(req.body)));
router.get("/orders", (_req, res) => res.send(JSON.stringify(orders)));
router.post("/feedback", express.urlencoded({ extended: true }), (req, res) => {
  const form = req.body || {};
  if (!/^[1-5]$/.test(form.stars)) return res.status(400).send("stars");
  res.status(201).json({ stars: +form.stars, name: form.name });
});

const app = express();
app.use(router);
app.use((error, _req, res, _next) => {
  res.status(error.status || 500).json({ message: error.message });
});
app.listen(process.env.PORT, () => console.log("listening"));
