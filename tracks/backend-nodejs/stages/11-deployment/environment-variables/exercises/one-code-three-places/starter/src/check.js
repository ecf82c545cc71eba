import assert from "node:assert/strict";
import { readConfig } from "./config.js";

const { databaseUrl } = readConfig(process.env);
const name = new URL(databaseUrl).pathname.slice(1);
assert.match(name, /_test$/, `these tests empty the database, and "${name}" is not made for tests`);
console.log(`tested with ${name}`);
