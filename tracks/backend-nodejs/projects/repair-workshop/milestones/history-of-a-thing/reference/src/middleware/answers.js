/** Answers all methods that the routes of a path before it have left over. */
export function only(...methods) {
  return (req, res) => {
    res.set("Allow", methods.join(", "));
    fail(res, 405, "This method does not work here.");
  };
}

export function fail(res, status, error) {
  res.status(status).json({ error });
}
