class Rate {
  constructor(load, times) {
    this.load = load;
    this.times = times;
    this.number = 0;
    this.used = null;
  }
  get(fresh) {
    if (this.used === null || this.used >= this.times || fresh === true) {
      this.number++;
      const { load } = this;
      this.value = load(this.number);
      this.used = 0;
    }
    this.used++;
    return this.value;
  }
}
export function reuse(load, times) {
  const rate = new Rate(load, times);
  return rate.get.bind(rate);
}
