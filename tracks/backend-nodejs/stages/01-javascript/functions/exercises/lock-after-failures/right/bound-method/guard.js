class Guard {
  constructor(limit, onLock) {
    this.limit = limit;
    this.left = limit;
    this.onLock = onLock;
    this.enter = this.enter.bind(this);
  }
  enter(right) {
    if (this.left === 0) return "locked";
    this.left = right ? this.limit : this.left - 1;
    if (this.left === 0) {
      this.onLock();
      return "locked";
    }
    return right ? "open" : "wrong";
  }
}
export const createGuard = (limit, onLock) => new Guard(limit, onLock).enter;
