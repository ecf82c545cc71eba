import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../testing/runner.ts";
import { landlockObstacle } from "./landlock.ts";
import { PRLIMIT } from "./launch.ts";
import type { Toolbox } from "./toolbox.ts";

test("each missing requirement of Landlock is named", () => {
  const folder = temporaryFolder();
  const path = (name: string) => join(folder, name);
  const [seccomp, landlock] = [path("seccomp.bpf"), path("enter.js")];
  const named = {
    node: path("node"),
    code: path("code"),
    nodeModules: path("node_modules"),
    etc: path("etc"),
  };
  const toolbox: Toolbox = {
    folder,
    ...named,
    seccomp,
    landlock,
    landlockFilter: path("filter"),
    koffi: path("koffi"),
  };
  if (process.platform !== "linux") return expect(landlockObstacle(toolbox)).toBe("Landlock needs Linux");
  if (!existsSync(PRLIMIT)) return expect(landlockObstacle(toolbox)).toBe(`${PRLIMIT} is not installed`);
  expect(landlockObstacle(toolbox)).toBe(`there is no filter of system calls for ${process.arch}`);
  writeFileSync(toolbox.landlockFilter, "");
  expect(landlockObstacle(toolbox)).toBe("the package koffi is not installed");
  mkdirSync(toolbox.koffi);
  expect(landlockObstacle(toolbox)).toBeNull();
});
