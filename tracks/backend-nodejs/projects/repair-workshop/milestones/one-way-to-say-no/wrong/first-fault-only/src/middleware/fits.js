import express from "express";
import { fail } from "./answers.js";

const MAX_BODY = "20kb";

/** Reads the body as JSON. What does not fit the schema is refused with all its faults. */
export function bodyFits(schema) {
  return [
    onlyJson,
    express.json({ limit: MAX_BODY, strict: false }),
    (req, res, next) => {
      const { success, data, error } = schema.safeParse(req.body);
      if (!success)
        return refuse(res, error, (path) => ({ pointer: path.map((part) => `/${part}`).join("") }));
      req.body = data;
      next();
    },
  ];
}

/** The same for the query, whose values are then in `req.asked`. */
export function queryFits(schema) {
  return (req, res, next) => {
    const { success, data, error } = schema.safeParse(req.query);
    if (!success) return refuse(res, error, ([parameter]) => ({ parameter }));
    req.asked = data;
    next();
  };
}

function onlyJson(req, res, next) {
  const isEmpty = req.get("content-length") === "0";
  if (!isEmpty && req.is("application/json") === false) return fail(res, 415, "We read JSON only.");
  next();
}

function refuse(res, { issues }, placeOf) {
  const errors = issues.slice(0, 1).map(({ path, message }) => ({ ...placeOf(path), detail: message }));
  fail(res, 400, "This does not fit.", { errors });
}
