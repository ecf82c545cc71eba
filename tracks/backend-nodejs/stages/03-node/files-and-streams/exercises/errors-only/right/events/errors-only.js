import readline from "node:readline";

export function writeErrors(input, output) {
  return new Promise((resolve, reject) => {
    let count = 0;
    const lines = readline.createInterface({ input: input, crlfDelay: Infinity });
    lines.on("line", (line) => {
      if (line.indexOf("ERROR") === -1) return;
      count++;
      if (!output.write(line + "\n")) input.pause();
    });
    output.on("drain", () => input.resume());
    output.on("error", reject);
    lines.on("close", () => {
      output.end(() => resolve(count));
    });
  });
}
