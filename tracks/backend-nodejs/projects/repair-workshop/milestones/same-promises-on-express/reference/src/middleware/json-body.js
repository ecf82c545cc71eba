import express from "express";

/** Reads the body as JSON, whatever its type says. */
export const jsonBody = [express.text({ type: () => true }), parse];

function parse(req, res, next) {
  try {
    req.body = JSON.parse(req.body ?? "");
  } catch {
    return res.status(400).json({ error: "The body is not JSON." });
  }
  next();
}
