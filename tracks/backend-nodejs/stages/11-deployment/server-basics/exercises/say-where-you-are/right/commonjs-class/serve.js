"use strict";
const http = require("http");

class Station {
  constructor(env) {
    this.env = env;
    this.server = http.createServer((_req, res) => res.end("12.5 degrees"));
  }

  run() {
    var text = this.env.PORT === undefined || this.env.PORT === "" ? "3000" : this.env.PORT;
    var port = parseInt(text, 10);
    if (String(port) !== text || port < 0 || port > 65535) {
      process.stderr.write("The variable PORT is wrong.");
      process.exitCode = 2;
      return;
    }
    this.server.once("error", (error) => {
      console.warn(error.code == "EADDRINUSE" ? "Error: port " + port + " is taken" : error.message);
      process.exit(1);
    });
    this.server.listen({ port: port, host: this.env.HOST || "0.0.0.0" }, () => {
      var bound = this.server.address();
      process.stdout.write("listening on " + bound.address + ":" + bound.port + "\n");
      setTimeout(() => process.exit(0), Number(this.env.STOP_AFTER_MS || 60000));
    });
  }
}

new Station(process.env).run();
