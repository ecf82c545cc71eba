import { existsSync, realpathSync } from "node:fs";
import { PROGRAM_NAMES, type ProgramName } from "../../services.ts";
import { sharedLibraries } from "./libraries.ts";

/** A program of this machine, in the form in which a sandbox gets it. */
type MachineProgram = {
  /** Real path of the program: on most systems `redis-server` is a link. */
  path: string;
  /** Shared libraries and the loader, by the paths at which the program looks for them. */
  libraries: readonly string[];
};

/** The programs that this machine has, by name. */
export type MachinePrograms = ReadonlyMap<ProgramName, MachineProgram>;

/** Paths of programs by name; null goes without one. A program without an entry is searched at the usual places. */
export type ProgramPaths = Partial<Record<ProgramName, string | null>>;

const FOLDERS = ["/usr/bin", "/usr/local/bin"];

export function findPrograms(paths: ProgramPaths = {}): MachinePrograms {
  const programs = new Map<ProgramName, MachineProgram>();
  for (const name of PROGRAM_NAMES) {
    const program = findProgram(name, paths[name]);
    if (program) programs.set(name, program);
  }
  return programs;
}

/** Null when the program or its list of libraries cannot be found. */
function findProgram(name: ProgramName, path: string | null | undefined): MachineProgram | null {
  const places = path === undefined ? FOLDERS.map((folder) => `${folder}/${name}`) : [path];
  const found = places.find((place) => place !== null && existsSync(place));
  if (!found) return null;
  const real = realpathSync(found);
  const libraries = sharedLibraries([real]);
  return libraries && { path: real, libraries };
}
