const known = ["frog", "newt", "salamander", "toad"];
const args = process.argv.slice(2);

if (args[0] !== "count" || args.length < 2) {
  process.stderr.write("Call me like this: count toad frog=3\n");
  process.exitCode = 2;
} else {
  const counts = { frog: 0, newt: 0, salamander: 0, toad: 0 };
  const bad = [];
  for (let i = 1; i < args.length; i++) {
    const match = /^([a-z]+)(?:=([1-9][0-9]{0,2}))?$/i.exec(args[i]);
    const animal = match && match[1].toLowerCase();
    if (!match || !known.includes(animal)) bad.push(args[i]);
    else counts[animal] += match[2] ? parseInt(match[2], 10) : 1;
  }
  if (bad.length > 0) {
    for (const word of bad) process.stderr.write("What is '" + word + "'?\n");
    process.exitCode = 1;
  } else {
    let total = 0;
    const order = Object.keys(counts).filter((name) => counts[name] > 0);
    order.sort((a, b) => counts[b] - counts[a]);
    for (const name of order) {
      process.stdout.write(name + " " + counts[name] + "\n");
      total += counts[name];
    }
    process.stdout.write("total " + total + "\n");
  }
}
