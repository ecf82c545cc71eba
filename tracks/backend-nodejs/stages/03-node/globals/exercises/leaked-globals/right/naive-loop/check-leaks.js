export function checkLeaks(run, allowed) {
  const before = { ...globalThis };
  function clean() {
    const leaked = [];
    for (const name in globalThis) {
      if (name in before) continue;
      if (allowed !== undefined && allowed.indexOf(name) !== -1) continue;
      leaked.push(name);
    }
    for (const name of leaked) delete globalThis[name];
    leaked.sort();
    return leaked;
  }
  let result;
  try {
    result = run();
  } catch (error) {
    clean();
    throw error;
  }
  return { result: result, leaked: clean() };
}
