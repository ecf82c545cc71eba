function attempt(test, version) {
  return new Promise((resolve) => {
    Promise.resolve()
      .then(() => test(version))
      .then(() => resolve(true))
      .catch(() => resolve(false));
  });
}

function mutationReport(original, mutants, tests) {
  const names = Object.keys(tests);
  const runAll = (version, each) =>
    names.reduce((before, name) => before.then(() => attempt(tests[name], version)).then((ok) => each(name, ok)), Promise.resolve());

  const report = { killed: {}, survived: [], idle: names.slice(), score: null };
  let mutantCount = 0;
  return runAll(original, (name, ok) => {
    if (!ok) throw new RangeError(name);
  })
    .then(() =>
      Object.keys(mutants).reduce(
        (before, mutant) =>
          before
            .then(() => {
              mutantCount++;
              return runAll(mutants[mutant], (name, ok) => {
                if (ok) return;
                report.killed[mutant] = (report.killed[mutant] || []).concat(name);
                report.idle = report.idle.filter((one) => one !== name);
              });
            })
            .then(() => {
              if (!report.killed[mutant]) report.survived.push(mutant);
            }),
        Promise.resolve(),
      ),
    )
    .then(() => {
      if (mutantCount > 0) {
        report.score = Math.trunc(((mutantCount - report.survived.length) * 100) / mutantCount);
      }
      return report;
    });
}

module.exports = { mutationReport };
