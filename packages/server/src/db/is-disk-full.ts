/** PostgreSQL's code for a full disk. */
const DISK_FULL = "53100";
/** Number of ENOSPC in PGlite's file system, whose errors are plain objects with a number. */
const ERRNO_NO_SPACE = 51;

/** Whether an error of the system, of PostgreSQL or of PGlite's file system says that the disk is full. */
export function isDiskFull(error: unknown): boolean {
  if (error === null || typeof error !== "object") return false;
  const code = "code" in error ? error.code : null;
  const errno = "name" in error && error.name === "ErrnoError" && "errno" in error ? error.errno : null;
  return code === "ENOSPC" || code === DISK_FULL || errno === ERRNO_NO_SPACE;
}
