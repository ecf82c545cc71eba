import assert from "node:assert/strict";
import { withTax } from "./tax.js";

assert.equal(withTax(10), 12);
assert.equal(withTax(0), 0);
console.log("prices are right");
