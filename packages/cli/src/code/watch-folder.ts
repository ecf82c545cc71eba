import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { type FSWatcher, watch } from "chokidar";

/** Rest after the last change before the folder is read: two saves within 50 ms, or a save by rename, are one change. */
const SETTLE_MS = 80;
/** Interval of looking whether the folder is still there. */
const LOOK_MS = 500;

const NEVER: readonly string[] = [".git", "node_modules", ".aulo-kept"];

type Listener = {
  /** Files below the folder changed or may have: while the watch began, or since the folder is there again. */
  onChange: () => void;
  /** The folder was moved, renamed or removed. */
  onGone: () => void;
  onBack: () => void;
};

/** Watches a folder until the returned function is called. */
export function watchFolder(folder: string, { onChange, onGone, onBack }: Listener): () => Promise<void> {
  let settling: ReturnType<typeof setTimeout> | undefined;
  let isThere = true;
  const changeLater = () => {
    clearTimeout(settling);
    settling = setTimeout(onChange, SETTLE_MS);
  };
  let watcher = openWatcher(folder, changeLater);
  const look = setInterval(async () => {
    const isFolder = await stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (isFolder === isThere) return;
    isThere = isFolder;
    if (!isFolder) return onGone();
    // The watcher follows the folder that was moved away, not the one that is here now.
    await watcher.close();
    watcher = openWatcher(folder, changeLater);
    onBack();
    changeLater();
  }, LOOK_MS);
  return async () => {
    clearInterval(look);
    clearTimeout(settling);
    await watcher.close();
  };
}

function openWatcher(folder: string, onEvent: () => void): FSWatcher {
  return (
    watch(folder, {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path) => path !== folder && NEVER.includes(basename(path)),
    })
      .on("all", onEvent)
      .on("error", onEvent)
      // It says nothing of what was saved before it was ready.
      .on("ready", onEvent)
  );
}
