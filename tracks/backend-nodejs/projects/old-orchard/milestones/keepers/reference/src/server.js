import mongoose from "mongoose";
import { createApp } from "./app.js";
import { keepers } from "./keepers.js";
import { Keeper, Tree } from "./models.js";
import { trees } from "./trees.js";

await mongoose.connect(process.env.MONGODB_URI);
await Promise.all([Tree.init(), Keeper.init()]);
createApp({ trees, keepers }).listen(process.env.PORT ?? 3000);
