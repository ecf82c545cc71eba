import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { holdScreen } from "./hold-screen.ts";
import { createScreen } from "./screen.ts";

test("results that come while an editor has the terminal are told in order once it ends, also when it fails", async () => {
  const stdout = new PassThrough();
  const streams = { stdin: new PassThrough(), stdout, stderr: new PassThrough() };
  const { screen, holdDuring } = holdScreen(createScreen(streams, { environment: {}, isJson: false }));
  const editing = holdDuring(async () => {
    screen.tell({}, ["outcome"]);
    screen.note("remark");
    stdout.write("editor\n");
    throw new Error("The editor broke.");
  });
  await expect(editing).rejects.toThrow("The editor broke.");
  screen.tell({}, ["later"]);
  stdout.end();
  expect(await text(stdout)).toBe("editor\noutcome\nremark\nlater\n");
});
