import readline from "node:readline";

const last = Number(process.argv[2]);

const job = { number: 1, found: 0 };

function isValid(number) {
  let sum = 0;
  let rest = number;
  for (let place = 0; rest > 0; place += 1) {
    const digit = (rest % 10) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
    rest = Math.floor(rest / 10);
  }
  return sum % 10 === 0;
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  if (line.trim() === "stop") {
    process.stdout.write("stopped\n", () => process.exit(3));
    job.number = Number.POSITIVE_INFINITY;
    job.isStopped = true;
  }
});

function work() {
  const until = Date.now() + 20;
  while (job.number <= last && Date.now() < until) {
    if (isValid(job.number)) job.found++;
    job.number++;
  }
  if (job.isStopped) return;
  if (job.number <= last) setTimeout(work, 0);
  else {
    console.log(job.found);
    process.exit();
  }
}

work();
