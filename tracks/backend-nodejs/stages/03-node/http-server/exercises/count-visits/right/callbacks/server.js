import http from "node:http";

class Counter {
  visits = 0;

  handle(req, res) {
    res.setHeader("Content-Type", "application/json; charset=UTF-8");
    const path = req.url.indexOf("?") < 0 ? req.url : req.url.slice(0, req.url.indexOf("?"));
    if (path !== "/visits") return this.fail(res, 404, "Not found");
    switch (req.method) {
      case "GET":
        return res.end(JSON.stringify({ visits: this.visits }));
      case "POST":
        return this.add(req, res);
      default:
        res.setHeader("Allow", ["POST", "GET", "HEAD"]);
        return this.fail(res, 405, "Method not allowed");
    }
  }

  add(req, res) {
    const chunks = [];
    req.on("data", (chunk) => chunks.push(chunk));
    req.on("end", () => {
      let body;
      try {
        body = JSON.parse(Buffer.concat(chunks).toString());
      } catch (error) {
        return this.fail(res, 400, error.message);
      }
      const people = body?.people;
      if (typeof people !== "number" || people % 1 !== 0 || people <= 0) {
        return this.fail(res, 400, "people?");
      }
      this.visits += people;
      res.statusCode = 201;
      res.end(JSON.stringify({ visits: this.visits }));
    });
  }

  fail(res, status, error) {
    res.statusCode = status;
    res.end(JSON.stringify({ status, error }));
  }
}

const counter = new Counter();
http.createServer((req, res) => counter.handle(req, res)).listen(Number(process.env.PORT), "localhost");
