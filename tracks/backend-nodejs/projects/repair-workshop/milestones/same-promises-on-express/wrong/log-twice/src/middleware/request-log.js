/** Prints a line for each request when its response has been sent. The query may hold names, so it is left out. */
export function requestLog(req, res, next) {
  const [path] = req.originalUrl.split("?");
  res.on("finish", () => console.log(`${req.method} ${path} ${res.statusCode} ${req.id}`));
  res.on("close", () => console.log(`${req.method} ${path} ended ${req.id}`));
  next();
}
