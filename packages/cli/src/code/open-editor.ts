import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, constants } from "node:fs/promises";
import { basename, delimiter, join } from "node:path";
import type { Machine } from "../folder/places.ts";

/** An editor that the learner has. `isTerminal`: it takes this terminal until it ends. */
export type Editor = { command: string; isTerminal: boolean; takesFolder: boolean };

/** Editors with a window of their own that open a folder. */
const WITH_WINDOW =
  /^(?:code|code-insiders|codium|vscodium|cursor|windsurf|zed|subl|sublime_text|atom|idea|webstorm|fleet|kate|gedit|notepad\+\+|notepad|mate|bbedit|gvim|mvim|lapce|positron)$/i;
const TAKES_FOLDER =
  /^(?:code|code-insiders|codium|vscodium|cursor|windsurf|zed|subl|sublime_text|atom|idea|webstorm|fleet|lapce|positron|mate)$/i;

/** The editor of `VISUAL` or `EDITOR`, else VS Code when it is on the path; null for none. */
export async function findEditor({ environment, platform }: Machine): Promise<Editor | null> {
  const command =
    environment.VISUAL ||
    environment.EDITOR ||
    ((await isOnPath("code", { environment, platform })) ? "code" : null);
  return command === null ? null : toEditor(command);
}

/** An editor by its command, which may have parameters, such as `code --wait`. */
export function toEditor(command: string): Editor {
  const program = /^"([^"]+)"|^'([^']+)'|^(\S+)/.exec(command.trim());
  const name = basename((program?.[1] ?? program?.[2] ?? program?.[3] ?? "").replaceAll("\\", "/")).replace(
    /\.(?:exe|cmd|bat)$/i,
    "",
  );
  return { command, isTerminal: !WITH_WINDOW.test(name), takesFolder: TAKES_FOLDER.test(name) };
}

/**
 * Opens the exercise in an editor. With a window of its own it goes on by itself; otherwise this resolves when it ends.
 *
 * @returns false when it could not be started
 */
export async function openEditor(
  { command, isTerminal, takesFolder }: Editor,
  { folder, entry, platform }: { folder: string; entry: string; platform: NodeJS.Platform },
): Promise<boolean> {
  const paths = takesFolder ? [folder, join(folder, entry)] : [join(folder, entry)];
  // As git does: the variable is a command for the shell, and the paths are its last parameters.
  const child =
    platform === "win32"
      ? spawn(`${command} ${paths.map((path) => `"${path}"`).join(" ")}`, {
          shell: true,
          cwd: folder,
          stdio: isTerminal ? "inherit" : "ignore",
        })
      : spawn("sh", ["-c", `${command} "$@"`, "sh", ...paths], {
          cwd: folder,
          detached: !isTerminal,
          stdio: isTerminal ? "inherit" : "ignore",
        });
  if (!isTerminal) {
    child.on("error", () => {});
    child.unref();
    return true;
  }
  const [exitCode] = await Promise.race([once(child, "exit"), once(child, "error").then(() => [127])]);
  return exitCode === 0;
}

/** Whether a program is on the path. */
export async function isOnPath(
  program: string,
  { environment, platform }: Pick<Machine, "environment" | "platform">,
): Promise<boolean> {
  const endings = platform === "win32" ? (environment.PATHEXT ?? ".EXE;.CMD").split(";") : [""];
  const folders = (environment.PATH ?? environment.Path ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "");
  for (const folder of folders)
    for (const ending of endings) {
      const found = await access(join(folder, program + ending), constants.X_OK).then(
        () => true,
        () => false,
      );
      if (found) return true;
    }
  return false;
}
