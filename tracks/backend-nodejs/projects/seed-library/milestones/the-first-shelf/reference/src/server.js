import { createApp } from "./app.js";
import { createLibrary } from "./library.js";

createApp(createLibrary()).listen(process.env.PORT ?? 3000);
