import { expect, test } from "vitest";
import { leavesTraces } from "./leaves-traces.ts";

test.each([
  ["a.js", "// Load the list and copy it to the end.\nexport const load = (copy) => copy;"],
  ["a.js", 'import express from "express"; import { next } from "./next.js"; import fs from "node:fs";'],
  ["a.sql", "SELECT load, copy FROM loads"],
  ["notes.txt", "COPY a TO '/tmp/a'"],
])("%s with %s leaves no traces", (path, text) => {
  expect(leavesTraces({ [path]: text })).toBe(false);
});

test.each([
  ["a.js", 'import mongoose from "mongoose";'],
  ["a.cjs", 'const winston = require("winston");'],
  ["a.js", 'await import("node:worker_threads");'],
  ["a.spec.js", "await query(\"COPY a TO '/tmp/a'\");"],
  ["a.js", "z.config({});"],
  ["a.sql", "copy a from '/tmp/a'"],
  ["a.sql", "alter system set work_mem = '9MB'"],
  ["a.sql", "SELECT lo_export(1, '/tmp/a')"],
])("%s with %s leaves traces", (path, text) => {
  expect(leavesTraces({ [path]: text })).toBe(true);
});
