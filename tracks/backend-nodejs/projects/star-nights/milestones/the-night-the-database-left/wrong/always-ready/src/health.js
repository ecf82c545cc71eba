/** Adds the two questions of the host: whether the process lives, and whether it can serve. */
export function addHealth(app, pool) {
  app.get("/healthz", (req, res) => {
    res.json({ status: "ok" });
  });

  app.get("/readyz", async (req, res) => {
    if (pool) return res.json({ status: "ready" });
    res.status(503).json({ status: "not ready", waitingFor: ["database"] });
  });
}
