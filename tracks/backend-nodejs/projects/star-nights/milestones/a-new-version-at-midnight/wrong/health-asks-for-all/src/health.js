/**
 * Adds the two questions of the host: whether the process lives, and whether it can serve. `stopping` says whether a signal has come.
 */
export function addHealth(app, pool, stopping) {
  app.get("/healthz", async (req, res) => {
    if (await pool.answers()) return res.json({ status: "ok" });
    res.status(503).json({ status: "not ready", waitingFor: ["database"] });
  });

  app.get("/readyz", async (req, res) => {
    if (stopping.isOn) return res.status(503).json({ status: "not ready", waitingFor: ["stop"] });
    if (await pool.answers()) return res.json({ status: "ready" });
    res.status(503).json({ status: "not ready", waitingFor: ["database"] });
  });
}
