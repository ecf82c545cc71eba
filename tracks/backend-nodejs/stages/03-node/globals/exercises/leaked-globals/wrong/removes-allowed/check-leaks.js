export function checkLeaks(run, allowed = []) {
  const before = Object.keys(globalThis);
  let leaked;
  let result;
  try {
    result = run();
  } finally {
    const added = Object.keys(globalThis)
      .filter((name) => !before.includes(name))
      .toSorted();
    for (const name of added) delete globalThis[name];
    leaked = added.filter((name) => !allowed.includes(name));
  }
  return { result, leaked };
}
