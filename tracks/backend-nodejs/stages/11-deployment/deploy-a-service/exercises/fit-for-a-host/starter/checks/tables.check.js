import assert from "node:assert/strict";
import { freeTables } from "../src/tables.js";

assert.equal(freeTables(1).length, 2);
assert.equal(freeTables(5).length, 1);
assert.equal(freeTables(7).length, 0);
console.log("tables are right");
