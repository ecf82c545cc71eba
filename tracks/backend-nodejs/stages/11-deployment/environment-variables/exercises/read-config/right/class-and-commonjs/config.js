class Config {
  constructor(env) {
    var wrong = [];
    this.port = 3000;
    if (env["PORT"]) {
      this.port = parseInt(env["PORT"], 10);
      if (/[^0-9]/.test(env["PORT"]) || this.port > 65535) wrong.push("PORT");
    }
    this.databaseUrl = env["DATABASE_URL"];
    if (!this.databaseUrl) wrong.push("DATABASE_URL");
    this.sessionSecret = env["SESSION_SECRET"];
    if (!this.sessionSecret || this.sessionSecret.length < 16) wrong.push("SESSION_SECRET");
    this.sessionMinutes = 60;
    if (env["SESSION_MINUTES"]) {
      this.sessionMinutes = +env["SESSION_MINUTES"];
      if (/\D/.test(env["SESSION_MINUTES"]) || this.sessionMinutes == 0) wrong.push("SESSION_MINUTES");
    }
    this.secureCookies = env["SECURE_COOKIES"] !== "false";
    if (env["SECURE_COOKIES"] && !["true", "false"].includes(env["SECURE_COOKIES"]))
      wrong.push("SECURE_COOKIES");
    if (wrong.length) throw new Error("missing or wrong:\n" + wrong.reverse().join("\n"));
  }
}

module.exports = { readConfig: (env) => new Config(env) };
