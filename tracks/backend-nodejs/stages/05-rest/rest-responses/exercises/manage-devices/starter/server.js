import express from "express";

const app = express();
app.use(express.json());

const devices = new Map();

app.get("/devices", (req, res) => {
  res.json([...devices.values()]);
});

app.listen(process.env.PORT);
