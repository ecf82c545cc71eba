const WRITE_FAULTS: Readonly<Record<string, string>> = {
  EACCES: "you may not write there. Make the folder writable, or choose another one.",
  EPERM: "you may not write there. Make the folder writable, or choose another one.",
  EROFS: "the disk can only be read. Choose a folder on another one.",
  ENOSPC: "the disk is full. Make room, and try again.",
  EDQUOT: "your quota of the disk is used up. Make room, and try again.",
  ENOTDIR: "a part of its path is a file, not a folder. Move that file away, or choose another folder.",
  EISDIR: "a folder has its name. Move that folder away.",
  ENOENT: "its folder is gone. Make it again, or choose another one.",
  EBUSY: "another program holds it. Close it there, and try again.",
};

const READ_FAULTS: Readonly<Record<string, string>> = {
  EACCES: "you may not read it. Give yourself the right to read it.",
  EISDIR: "it is a folder. Name a file.",
  ENOENT: "there is no such file. Look at its name and its folder.",
};

/** Fault of the file system while a file or folder was written, with its remedy. */
export function sayWriteFault(error: unknown): string {
  return WRITE_FAULTS[codeOf(error)] ?? messageOf(error);
}

/** Fault of the file system while a file was read, with its remedy. */
export function sayReadFault(error: unknown): string {
  return READ_FAULTS[codeOf(error)] ?? messageOf(error);
}

/** Whether the file or folder is not there. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
