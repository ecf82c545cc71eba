import { expect, test } from "vitest";
import { readLdd } from "./libraries.ts";

test("the libraries of a program are those with a path, and include the loader", () => {
  const text = [
    "\tlinux-vdso.so.1 (0x00007f627a96e000)",
    "\tlibdl.so.2 => /lib/x86_64-linux-gnu/libdl.so.2 (0x00007f627a958000)",
    "\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f627a41e000)",
    "\t/lib64/ld-linux-x86-64.so.2 (0x00007f627a970000)",
    "",
  ].join("\n");
  expect(readLdd(text)).toEqual([
    "/lib/x86_64-linux-gnu/libdl.so.2",
    "/lib/x86_64-linux-gnu/libc.so.6",
    "/lib64/ld-linux-x86-64.so.2",
  ]);
});

test("a program with a missing library is an error", () => {
  expect(() => readLdd("\tlibx.so.1 => not found\n")).toThrow();
});
