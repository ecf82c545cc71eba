import express from "express";

class Desk {
  given = 0;
  called = [];
  queue = new Set();

  take() {
    this.given++;
    this.queue.add(this.given);
    return this.given;
  }

  next() {
    for (const number of this.queue) {
      this.queue.delete(number);
      this.called.unshift(number);
      return number;
    }
    throw new RangeError("nobody there");
  }

  get serving() {
    return this.called[0] ?? null;
  }
}

const desk = new Desk();
const app = express();

app.all("/*path", function (req, res, next) {
  switch (`${req.method} ${req.path}`) {
    case "POST /tickets":
      return res.status(201).send({ number: desk.take() });
    case "GET /tickets":
      return res.send({ waiting: Array.from(desk.queue) });
    case "DELETE /tickets":
      desk.queue.clear();
      return res.writeHead(204).end();
    case "POST /desk/next":
      try {
        return res.send({ serving: desk.next() });
      } catch (error) {
        return res.status(409).send({ error: error.message });
      }
    case "GET /desk":
      return res.send({ serving: desk.serving });
  }
  next();
});

app.listen(process.env.PORT);
