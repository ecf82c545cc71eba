// `npm run size`: every file of a new learner's first page with its size as sent, and the sums against their bars.

import { chromium } from "@playwright/test";
import { startServer } from "../scripts/simulate/start-server.ts";
import { ASK_FOR_GZIP, FIRST_LOAD_BARS, type FirstLoad, measureFirstLoad } from "./first-load.ts";
import config from "./playwright.config.ts";

const server = await startServer();
try {
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    const page = await browser.newPage({ baseURL: server.base, extraHTTPHeaders: ASK_FOR_GZIP });
    report(await measureFirstLoad(page));
  } finally {
    await browser.close();
  }
} finally {
  await server.stop();
}

function report({ files, script, all }: FirstLoad): void {
  for (const { path, kind, bytes } of files) console.log(`${inKb(bytes)}  ${kind.padEnd(10)}  ${path}`);
  console.log();
  reportSum("script", script, FIRST_LOAD_BARS.script);
  reportSum("in all", all, FIRST_LOAD_BARS.all);
}

function reportSum(name: string, bytes: number, bar: number): void {
  console.log(`${inKb(bytes)}  ${name}, at most ${bar / 1000} KB${bytes > bar ? ": too much" : ""}`);
  if (bytes > bar) process.exitCode = 1;
}

function inKb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(7)} KB`;
}
