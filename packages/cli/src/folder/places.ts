import { homedir } from "node:os";
import { posix, win32 } from "node:path";

/** The system that the command runs on; passed in, so that the paths of every system can be tested on one. */
export type Machine = { environment: NodeJS.ProcessEnv; platform: NodeJS.Platform; home: string };

export function thisMachine(): Machine {
  return { environment: process.env, platform: process.platform, home: homedir() };
}

/** Folder of the command's settings: who the learner is. `AULO_CONFIG_DIR` names another. */
export function configDir({ environment, platform, home }: Machine): string {
  const { join } = pathsOf(platform);
  if (environment.AULO_CONFIG_DIR) return environment.AULO_CONFIG_DIR;
  if (platform === "win32") return join(environment.APPDATA ?? join(home, "AppData", "Roaming"), "Aulo");
  if (platform === "darwin") return join(home, "Library", "Preferences", "Aulo");
  return join(environment.XDG_CONFIG_HOME || join(home, ".config"), "aulo");
}

/** Folder that holds the exercises, such as `~/aulo`. `AULO_EXERCISES_DIR` names another. */
export function exercisesDir({ environment, platform, home }: Machine): string {
  return environment.AULO_EXERCISES_DIR || pathsOf(platform).join(home, "aulo");
}

/** Folder of one exercise: `~/aulo/<track>/<concept>/<exercise>`; of a project with all its milestones: `~/aulo/<track>/<project>`. */
export function exerciseDir(
  machine: Machine,
  { track, exercise, isMilestone }: { track: string; exercise: string; isMilestone: boolean },
): string {
  const parts = exercise.split("/");
  return pathsOf(machine.platform).join(exercisesDir(machine), track, ...parts.slice(0, isMilestone ? 1 : 2));
}

/** A path below a folder as Aulo names files: with forward slashes. */
export function toFileName(path: string, platform: NodeJS.Platform): string {
  return path.split(pathsOf(platform).sep).join("/");
}

function pathsOf(platform: NodeJS.Platform): typeof posix {
  return platform === "win32" ? win32 : posix;
}
