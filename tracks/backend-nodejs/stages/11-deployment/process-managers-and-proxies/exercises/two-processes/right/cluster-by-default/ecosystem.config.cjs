const path = require("node:path");

const app = {};
app.name = "notes";
app.script = path.join(__dirname, "src", "server.js");
app.instances = 2;
app.max_memory_restart = 300 * 1024 * 1024;
app.autorestart = true;
app.env = { NODE_ENV: "production", PORT: "3000", DATABASE_URL: process.env.DATABASE_URL };

module.exports = app;
