import { createServer } from "node:http";
import { nameOf } from "./sessions.js";

const OUR_ORIGIN = "https://auction.example";

const auction = { item: "lamp", cents: 0, bidder: null };

const server = createServer((req, res) => res.writeHead(404).end());

server.listen(process.env.PORT);
