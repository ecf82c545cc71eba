export function statusOf({ head, stage, folder, ignored }) {
  const status = { staged: [], notStaged: [], untracked: [] };
  const paths = Object.keys({ ...head, ...stage, ...folder }).sort();

  for (const path of paths) {
    const [committed, staged, present] = [head[path], stage[path], folder[path]];
    if (committed === undefined && staged !== undefined) status.staged.push(`new ${path}`);
    else if (committed !== undefined && staged === undefined) status.staged.push(`deleted ${path}`);
    else if (committed !== staged) status.staged.push(`modified ${path}`);

    if (staged === undefined) {
      const at = `/${path}`;
      const left = ignored.some((each) => (each.endsWith("/") ? at.includes(`/${each}`) : at.endsWith(`/${each}`)));
      if (present !== undefined && !left) status.untracked.push(path);
    } else if (present === undefined) status.notStaged.push(`deleted ${path}`);
    else if (present !== staged) status.notStaged.push(`modified ${path}`);
  }
  return status;
}
