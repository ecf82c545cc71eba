const path = require("node:path");
const express = require("express");

const app = express();
const at = (name) => path.join(__dirname, name);
const staffFiles = express.static(at("staff"), { cacheControl: false });

app.use(express.static(at("public"), { index: "index.html", maxAge: 0 }));
app.use("/assets", express.static(at("assets"), { maxAge: 365 * 24 * 60 * 60 * 1000, immutable: true, fallthrough: false }));
app.use("/staff", function (req, res, next) {
  res.setHeader("Cache-Control", "private, no-store");
  if (req.headers["x-staff-key"] !== "green door") {
    res.status(401).send("staff only");
    return;
  }
  staffFiles(req, res, next);
});
app.get("/visitors", function (req, res) {
  res.json({ visitors: 0 });
});
app.listen(process.env.PORT);
