import { MongoClient } from "mongodb";
import { createApp } from "./app.js";
import { openTrees } from "./trees.js";

const client = await MongoClient.connect(process.env.MONGODB_URI);
const trees = await openTrees(client.db());
createApp(trees).listen(process.env.PORT ?? 3000);
