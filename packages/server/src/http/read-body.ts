/**
 * Reads a request's JSON body, once it is known who asks.
 *
 * Compressed bodies are refused: 58 bytes can inflate to gigabytes. Its values and levels are counted before it is parsed, because
 * parsing millions of nested arrays takes memory even when the contract refuses them afterwards.
 */
import { LIMITS } from "@aulo/contract";
import express, { type Request, type RequestHandler, type Response } from "express";
import { Refusal } from "../refusal.ts";

export type BodyLimits = { bytes: number; values: number };

/** Limits of all bodies except an import. */
export const BODY_LIMITS: BodyLimits = { bytes: LIMITS.bodyBytes, values: LIMITS.bodyValues };
export const IMPORT_LIMITS: BodyLimits = { bytes: LIMITS.importBytes, values: LIMITS.importValues };

/** @throws Refusal, or an error of Express's body parser */
export type ReadBody = (request: Request, response: Response) => Promise<void>;

export function bodyReader(limits: BodyLimits): ReadBody {
  const read: RequestHandler = express.json({
    limit: limits.bytes,
    inflate: false,
    verify: (_request, _response, body, encoding) => {
      // Express takes every charset that begins with "utf-". In UTF-7 and UTF-16, brackets have other bytes than the ones counted.
      if (encoding !== "utf-8") throw new Refusal("not-json", "The body must be JSON in UTF-8.");
      refuseHugeJson(body, limits.values);
    },
  });
  return (request, response) =>
    new Promise((resolve, reject) => {
      read(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
    });
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Counts values and nesting in one pass over the bytes, without parsing them.
 *
 * @throws Refusal `too-large`
 */
export function refuseHugeJson(body: Buffer, mostValues: number): void {
  let depth = 0;
  let values = 1;
  let inString = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (inString) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === COMMA) values += 1;
    else if (OPENING.has(byte)) {
      depth += 1;
      values += 1;
      if (depth > LIMITS.nesting)
        throw new Refusal(
          "too-large",
          `The body is nested more than ${LIMITS.nesting} levels deep, which no endpoint needs.`,
        );
    } else if (CLOSING.has(byte)) depth -= 1;
    if (values > mostValues)
      throw new Refusal(
        "too-large",
        `The body holds more than ${mostValues} values; docs/api.md has the limits.`,
      );
  }
}
