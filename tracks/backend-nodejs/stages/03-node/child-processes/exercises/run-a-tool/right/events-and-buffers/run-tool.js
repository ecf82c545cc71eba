const { spawn } = require("node:child_process");

exports.runTool = function runTool(tool, args, options) {
  return new Promise(function (resolve, reject) {
    const child = spawn(process.execPath, [tool].concat(args), { timeout: options.timeoutMs, killSignal: "SIGKILL" });
    const out = [];
    let complaint = "";
    child.stdout.on("data", (chunk) => out.push(chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      complaint += chunk;
    });
    child.on("error", reject);
    child.on("close", function (code, signal) {
      if (code === 0) return resolve(Buffer.concat(out).toString("utf8"));
      const error = new Error(complaint || "the tool was stopped");
      if (signal === null) error.exitCode = code;
      else error.timedOut = true;
      reject(error);
    });
    child.stdin.on("error", () => {}); // a tool may end without having read its input
    child.stdin.end(options.input ?? "");
  });
};
