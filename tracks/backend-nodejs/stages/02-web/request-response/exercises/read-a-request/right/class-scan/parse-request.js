class Request {
  constructor(text) {
    const lines = text.split("\r\n");
    const first = lines.shift().split(" ");
    if (first.length !== 3) throw new Error("three parts are needed");
    this.method = first[0];
    const mark = first[1].indexOf("?");
    this.path = mark === -1 ? first[1] : first[1].substring(0, mark);
    this.query = mark === -1 ? "" : first[1].substring(mark + 1);
    this.headers = {};
    for (let line = lines.shift(); line !== ""; line = lines.shift()) {
      const colon = line.indexOf(":");
      this.headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
    }
    this.body = lines.join("\r\n");
  }
}
export function parseRequest(text) {
  return new Request(text);
}
