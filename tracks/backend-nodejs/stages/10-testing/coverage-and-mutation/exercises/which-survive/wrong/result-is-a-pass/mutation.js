async function failsFor(version, test) {
  try {
    return !(await test(version));
  } catch {
    return true;
  }
}

export async function mutationReport(original, mutants, tests) {
  for (const [name, test] of Object.entries(tests)) {
    if (await failsFor(original, test)) throw new Error(`the original fails the test "${name}"`);
  }
  const killed = {};
  const survived = [];
  const useful = new Set();
  for (const [mutantName, mutant] of Object.entries(mutants)) {
    const failed = [];
    for (const [name, test] of Object.entries(tests)) {
      if (await failsFor(mutant, test)) failed.push(name);
    }
    if (failed.length === 0) survived.push(mutantName);
    else killed[mutantName] = failed;
    for (const name of failed) useful.add(name);
  }
  const count = Object.keys(mutants).length;
  return {
    killed,
    survived,
    idle: Object.keys(tests).filter((name) => !useful.has(name)),
    score: count === 0 ? null : Math.floor(((count - survived.length) / count) * 100),
  };
}
