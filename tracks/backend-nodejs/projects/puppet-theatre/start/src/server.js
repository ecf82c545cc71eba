import { createApp } from "./app.js";
import { openTheatre } from "./theatre.js";

const theatre = await openTheatre(process.env.DATA_FILE ?? "data/theatre.json");
createApp(theatre).listen(process.env.PORT ?? 3000);
