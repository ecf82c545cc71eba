/**
 * Adds the two questions of the host: whether the process lives, and whether it can serve. `stopping` says whether a signal has come.
 */
export function addHealth(app, pool, stopping) {
  app.get("/healthz", (req, res) => {
    res.json({ status: "ok" });
  });

  app.get("/readyz", async (req, res) => {
    if (await pool.answers()) return res.json({ status: "ready" });
    res.status(503).json({ status: "not ready", waitingFor: ["database"] });
  });
}
