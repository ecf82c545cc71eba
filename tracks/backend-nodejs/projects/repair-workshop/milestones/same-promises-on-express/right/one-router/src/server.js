import { createApp } from "./one-app.js";
import { openBook } from "./book.js";

const path = process.env.DATA_FILE ?? "data/things.json";

createApp(await openOrEnd()).listen(process.env.PORT ?? 3000);

async function openOrEnd() {
  try {
    return await openBook(path);
  } catch (error) {
    console.error(`${path} cannot be used: ${error.message}`);
    process.exit(1);
  }
}
