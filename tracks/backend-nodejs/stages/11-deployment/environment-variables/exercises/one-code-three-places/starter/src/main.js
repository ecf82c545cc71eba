import { readConfig } from "./config.js";

try {
  const { port, databaseUrl } = readConfig(process.env);
  console.log(`serving on ${port} with ${new URL(databaseUrl).pathname.slice(1)}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
