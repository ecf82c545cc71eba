function differences(before, after) {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return paths.flatMap((path) => {
    if (!(path in before)) return [`new ${path}`];
    if (!(path in after)) return [`deleted ${path}`];
    return before[path] === after[path] ? [] : [`modified ${path}`];
  });
}

function isIgnored(path, ignored) {
  return ignored.some((pattern) => path === pattern || (pattern.endsWith("/") && path.startsWith(pattern)));
}

export function statusOf({ head, stage, folder, ignored }) {
  const untracked = Object.keys(folder).filter((path) => !(path in stage) && !isIgnored(path, ignored));
  return {
    staged: differences(head, stage),
    notStaged: differences(stage, folder).filter((line) => !line.startsWith("new ")),
    untracked: untracked.toSorted(),
  };
}
