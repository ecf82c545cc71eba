import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findEditor, isOnPath, openEditor, toEditor } from "./open-editor.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aulo-cli-"));
});
afterEach(() => rm(folder, { recursive: true }));

test.each([
  ["vim", true, false],
  ["nano", true, false],
  ["emacs -nw", true, false],
  ["code --wait", false, true],
  ["/usr/local/bin/subl -w", false, true],
  ['"C:\\Program Files\\Microsoft VS Code\\bin\\code.cmd" --wait', false, true],
  ["gedit", false, false],
])("%s: takes the terminal %s, takes a folder %s", (command, isTerminal, takesFolder) => {
  expect(toEditor(command)).toEqual({ command, isTerminal, takesFolder });
});

test("VISUAL comes before EDITOR, and both before VS Code", async () => {
  const machine = { platform: "linux" as const, home: "/" };
  const found = async (environment: NodeJS.ProcessEnv) =>
    (await findEditor({ ...machine, environment }))?.command;
  await writeFile(join(folder, "code"), "");
  expect(await found({ PATH: folder })).toBeUndefined();
  await chmod(join(folder, "code"), 0o755);
  expect(await found({ PATH: folder })).toBe("code");
  expect(await found({ PATH: folder, EDITOR: "vim" })).toBe("vim");
  expect(await found({ PATH: folder, EDITOR: "vim", VISUAL: "code -w" })).toBe("code -w");
});

test("a program of Windows is found by the endings of PATHEXT", async () => {
  await writeFile(join(folder, "code.CMD"), "");
  await chmod(join(folder, "code.CMD"), 0o755);
  const environment = { Path: folder, PATHEXT: ".EXE;.CMD" };
  expect(await isOnPath("code", { environment, platform: "win32" })).toBe(true);
  expect(await isOnPath("vim", { environment, platform: "win32" })).toBe(false);
});

test("the entry is opened by its path, also with spaces and signs of the shell", async () => {
  const editor = join(folder, "an-editor");
  await writeFile(editor, `#!/bin/sh\nprintf '%s|' "$@" > "${folder}/opened"\n`);
  await chmod(editor, 0o755);
  const odd = await mkdtemp(join(folder, "a $(b) "));
  expect(
    await openEditor(toEditor(`${editor} -x`), { folder: odd, entry: "sum.js", platform: "linux" }),
  ).toBe(true);
  const { readFile } = await import("node:fs/promises");
  expect(await readFile(join(folder, "opened"), "utf8")).toBe(`-x|${join(odd, "sum.js")}|`);
  expect(
    await openEditor(toEditor("no-such-editor-here"), { folder, entry: "a.js", platform: "linux" }),
  ).toBe(false);
});
