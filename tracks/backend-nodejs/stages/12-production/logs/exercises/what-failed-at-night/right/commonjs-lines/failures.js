"use strict";
const readline = require("readline");

class Failures {
  constructor() {
    this.routes = {};
    this.bad = 0;
  }

  read(line) {
    if (!line.trim()) return;
    var entry;
    try {
      entry = JSON.parse(line);
    } catch (e) {
      this.bad++;
      return;
    }
    if (entry === null || typeof entry != "object" || Array.isArray(entry)) {
      this.bad++;
      return;
    }
    if (entry.msg !== "answered" || !(entry.status > 499)) return;
    const key = entry.method + " " + entry.path;
    if (!this.routes[key]) this.routes[key] = { n: 0, key: key };
    this.routes[key].n++;
    this.routes[key].id = entry.requestId;
  }

  print() {
    const sorted = Object.values(this.routes).sort(function (a, b) {
      return a.n == b.n ? a.key.localeCompare(b.key) : b.n - a.n;
    });
    sorted.forEach((route) => process.stdout.write(route.n + " " + route.key + " " + route.id + "\n"));
    if (this.bad) process.stderr.write(this.bad + (this.bad == 1 ? " line" : " lines") + " could not be read\n");
    process.exit(sorted.length ? 1 : 0);
  }
}

const failures = new Failures();
readline
  .createInterface({ input: process.stdin })
  .on("line", (line) => failures.read(line))
  .on("close", () => failures.print());
