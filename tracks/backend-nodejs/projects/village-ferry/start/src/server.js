import { createApp } from "./app.js";
import { createPool } from "./db.js";
import { laptop } from "./laptop.js";
import { createTables } from "./tables.js";

const pool = createPool(laptop.database);
await createTables(pool);

createApp(pool, laptop).listen(laptop.port, () => {
  console.log(`The ferry is at http://localhost:${laptop.port}.`);
});
