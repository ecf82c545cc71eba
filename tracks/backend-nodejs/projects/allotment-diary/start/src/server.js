import { createApp } from "./app.js";
import { config } from "./config.js";
import { connect } from "./db/client.js";
import { createTables } from "./db/tables.js";

const db = connect(config.databaseUrl);
await createTables(db);

createApp(db).listen(config.port, () => {
  console.log(`The diary is open on port ${config.port}.`);
});
