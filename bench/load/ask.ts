/** Requests over connections that are kept open. */
import { Agent, request } from "node:http";

export type Reply = { status: number; body: string };

export type Asking = {
  url: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: object;
};

/** A way to send requests, with as many connections as are needed at a time. */
export function createAsker(): { ask: (asking: Asking) => Promise<Reply>; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const ask = ({ url, method = "POST", headers = {}, body }: Asking) =>
    new Promise<Reply>((resolve, reject) => {
      const text = body === undefined ? "" : JSON.stringify(body);
      const sent = request(url, {
        agent,
        method,
        headers: {
          ...headers,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(text),
        },
      });
      sent.once("error", reject).once("response", (response) => {
        const parts: Buffer[] = [];
        response
          .on("data", (part: Buffer) => parts.push(part))
          .once("error", reject)
          .once("end", () =>
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
          );
      });
      sent.end(text);
    });
  return { ask, close: () => agent.destroy() };
}
