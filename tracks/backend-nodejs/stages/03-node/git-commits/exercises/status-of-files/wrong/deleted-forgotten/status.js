function differences(before, after) {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return paths.flatMap((path) => {
    if (!(path in before)) return [`new ${path}`];
    if (!(path in after)) return [`deleted ${path}`];
    return before[path] === after[path] ? [] : [`modified ${path}`];
  });
}

function isIgnored(path, ignored) {
  const folders = path.split("/");
  const name = folders.pop();
  return ignored.some((pattern) => pattern === name || folders.some((each) => pattern === `${each}/`));
}

export function statusOf({ head, stage, folder, ignored }) {
  const untracked = Object.keys(folder).filter((path) => !(path in stage) && !isIgnored(path, ignored));
  return {
    staged: differences(head, stage).filter((line) => !line.startsWith("deleted ")),
    notStaged: differences(stage, folder).filter((line) => !line.startsWith("new ")),
    untracked: untracked.toSorted(),
  };
}
