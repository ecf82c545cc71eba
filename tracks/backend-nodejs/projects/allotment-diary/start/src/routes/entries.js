import { Router } from "express";
import { checkBody, checkQuery, toId } from "../lib/check.js";
import { fail, failFields } from "../lib/errors.js";
import { Entry, EntryChange, EntryList } from "../lib/schemas.js";
import { findBed } from "../stores/beds.js";
import { addEntry, changeEntry, countEntries, findEntry, listEntries, removeEntry } from "../stores/entries.js";

/** The diary itself: what somebody saw or did on a day, in a bed or in none. */
export function entriesRouter(db) {
  const router = Router();

  router.get("/", checkQuery(EntryList), async (req, res) => {
    const entries = await listEntries(db, req.asked);
    res.json({ entries, total: await countEntries(db, req.asked) });
  });

  router.post("/", checkBody(Entry), async (req, res) => {
    const { bedId } = req.body;
    const isKnown = bedId === null || (await findBed(db, bedId)) !== undefined;
    if (!isKnown) return failFields(res, { bedId: "There is no such bed." });
    const entry = await addEntry(db, req.body);
    res.status(201).location(`/entries/${entry.id}`).json(entry);
  });

  router.use("/:id", async (req, res, next) => {
    const id = toId(req.params.id);
    req.entry = id === null ? undefined : await findEntry(db, id);
    if (req.entry === undefined) return fail(res, 404, "not-found", "There is no such entry.");
    next();
  });

  router.get("/:id", (req, res) => {
    res.json(req.entry);
  });

  router.patch("/:id", checkBody(EntryChange), async (req, res) => {
    res.json(await changeEntry(db, req.entry.id, req.body.text));
  });

  router.delete("/:id", async (req, res) => {
    await removeEntry(db, req.entry.id);
    res.status(204).end();
  });

  return router;
}
