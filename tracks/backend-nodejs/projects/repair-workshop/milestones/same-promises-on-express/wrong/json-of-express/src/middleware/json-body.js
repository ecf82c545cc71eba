import express from "express";

/** Reads the body as JSON, whatever its type says. */
export const jsonBody = [express.json()];
