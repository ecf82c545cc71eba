export function checkLeaks(run, allowed) {
  const before = Object.getOwnPropertyNames(globalThis);
  function clean() {
    const leaked = [];
    for (const name of Object.getOwnPropertyNames(globalThis)) {
      if (before.includes(name)) continue;
      if (allowed && allowed.includes(name)) continue;
      leaked.push(name);
      delete globalThis[name];
    }
    leaked.sort();
    return leaked;
  }
  let result;
  let failed;
  try {
    result = run();
  } catch (error) {
    failed = error;
  }
  if (failed) {
    clean();
    throw failed;
  }
  return { result, leaked: clean() };
}
