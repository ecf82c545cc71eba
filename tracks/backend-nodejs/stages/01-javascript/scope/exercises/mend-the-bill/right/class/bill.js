class Bill {
  count = 0;
  total = 0;
  highest = 0;
  add(price) {
    const counted = price > 100 ? 100 : price;
    this.count++;
    this.total += counted;
    if (counted > this.highest) this.highest = counted;
  }
  text(isMember) {
    const { count, highest } = this;
    const total = isMember ? Math.max(0, this.total - 10) : this.total;
    return `${count} articles, ${total} in all, highest ${highest}`;
  }
}
export const bill = (articles, priceOf, isMember) => {
  const one = new Bill();
  articles.forEach((article) => one.add(priceOf(article)));
  return one.text(isMember);
};
