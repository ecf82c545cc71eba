class Outcome {
  constructor(parts) {
    Object.assign(this, parts);
  }
  get status() {
    switch (true) {
      case this.failed:
        return 500;
      case !this.user:
        return 401;
      case !this.allowed:
        return 403;
      case !this.found:
        return 404;
      case !!this.problems.length:
        return 400;
      case this.taken:
        return 409;
    }
    switch (this.action) {
      case "create":
        return 201;
      case "remove":
        return 204;
      default:
        return 200;
    }
  }
}
export function statusFor(outcome) {
  return new Outcome(outcome).status;
}
