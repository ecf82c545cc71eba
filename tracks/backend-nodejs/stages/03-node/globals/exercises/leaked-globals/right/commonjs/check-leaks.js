exports.checkLeaks = (run, allowed = []) => {
  const known = new Set(Object.keys(global).concat(allowed));
  const find = () => Object.keys(global).filter((name) => !known.has(name));
  const report = { result: undefined, leaked: [] };
  try {
    report.result = run();
  } finally {
    for (const name of find()) {
      report.leaked.push(name);
      Reflect.deleteProperty(global, name);
    }
  }
  report.leaked.sort();
  return report;
};
