export function statusOf({ head, stage, folder, ignored }) {
  const staged = [];
  const notStaged = [];
  const untracked = [];
  const paths = new Set([...Object.keys(head), ...Object.keys(stage), ...Object.keys(folder)]);
  for (const path of [...paths].sort()) {
    if (head[path] === undefined && stage[path] !== undefined) staged.push("new " + path);
    else if (head[path] !== undefined && stage[path] === undefined) staged.push("deleted " + path);
    else if (head[path] !== stage[path]) staged.push("modified " + path);

    if (stage[path] !== undefined) {
      if (folder[path] === undefined) notStaged.push("deleted " + path);
      else if (folder[path] !== stage[path]) notStaged.push("modified " + path);
    } else if (folder[path] !== undefined && !isIgnored(path, ignored)) {
      untracked.push(path);
    }
  }
  return { staged, notStaged, untracked };
}

function isIgnored(path, ignored) {
  const parts = path.split("/");
  const file = parts.pop();
  for (const pattern of ignored) {
    if (pattern.endsWith("/")) {
      if (parts.includes(pattern.slice(0, -1))) return true;
    } else if (path.endsWith(pattern)) return true;
  }
  return false;
}
