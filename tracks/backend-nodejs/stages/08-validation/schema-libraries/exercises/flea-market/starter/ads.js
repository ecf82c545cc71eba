import { z } from "zod";

const Ad = z.object({
  title: z.string(),
  cents: z.number(),
});

export function parseAd(body) {
  return { value: Ad.parse(body) };
}

export function parseChange(body) {
  return { value: body };
}

export function parseQuery(query) {
  return { value: query };
}
