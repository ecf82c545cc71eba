class Run {
  failed = [];
  constructor(version) {
    this.version = version;
  }
  async against(tests) {
    for (const name in tests) {
      try {
        const result = tests[name](this.version);
        if (result instanceof Promise) await result;
      } catch (error) {
        this.failed.push(name);
      }
    }
    return this;
  }
}

export const mutationReport = async (original, mutants, tests) => {
  const first = await new Run(original).against(tests);
  if (first.failed.length) throw new Error(first.failed.join(", "));
  const report = { score: 0, idle: Object.keys(tests), survived: [], killed: {} };
  let all = 0;
  let dead = 0;
  for (const name in mutants) {
    all += 1;
    const { failed } = await new Run(mutants[name]).against(tests);
    if (!failed.length) {
      report.survived.push(name);
      continue;
    }
    dead += 1;
    report.killed[name] = failed;
    report.idle = report.idle.filter((test) => !failed.includes(test));
  }
  report.score = all ? Math.floor((dead * 100) / all) : null;
  return report;
};
