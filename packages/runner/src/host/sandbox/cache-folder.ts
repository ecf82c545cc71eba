import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Folder for files prepared once and kept between starts; made if missing. `AULO_CACHE_DIR` names another
 * place.
 */
export function cacheFolder(asked?: string): string {
  const folder = asked ?? (process.env.AULO_CACHE_DIR || join(userCacheFolder(), "aulo"));
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}

function userCacheFolder(): string {
  // Sandboxes of a root runner run as an unprivileged user, who cannot enter root's home.
  if (process.getuid?.() === 0) return "/var/cache";
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches");
  if (process.platform === "win32") return process.env.LOCALAPPDATA || join(homedir(), "AppData", "Local");
  return process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
}
