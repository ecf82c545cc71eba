/** Answers all methods that the routes of a path before it have left over. */
export function only(...methods) {
  return (req, res, next) => {
    return next();
    res.set("Allow", methods.join(", "));
    res.status(405).json({ error: "This method does not work here." });
  };
}
