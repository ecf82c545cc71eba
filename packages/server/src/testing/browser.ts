import { type Endpoint, type EndpointName, endpoints, ProblemDetails } from "@aulo/contract";
import type { z } from "zod";
import { Refused, type Sent } from "./client.ts";

type Reply<Name extends EndpointName> = (typeof endpoints)[Name] extends {
  reply: infer Shape extends z.ZodType;
}
  ? z.output<Shape>
  : undefined;

type Asked = { body?: unknown; headers?: Record<string, string> };

/** Calls as a browser makes them: with its cookies, and from the page of Aulo. */
export type Browser = {
  /** By name. */
  cookies: Map<string, string>;
  request: (method: string, path: string, asked?: Asked) => Promise<Response>;
  /** @throws Refused */
  call: <Name extends EndpointName>(name: Name, sent?: Sent<Name>) => Promise<Reply<Name>>;
};

/** @param always headers of every request, such as the `Origin` of the page */
export function openBrowser(base: string, always: Record<string, string>): Browser {
  const cookies = new Map<string, string>();
  const request = async (method: string, path: string, { body, headers = {} }: Asked = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(`${base}${path}`, {
      method,
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        ...(cookie === "" ? {} : { cookie }),
        ...always,
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return response;
  };
  return {
    cookies,
    request,
    call: async (name, { params = {}, query = {}, body } = {}) => {
      const { method, path, status }: Endpoint = endpoints[name];
      const filled = path.replaceAll(/:(\w+)/g, (_, part: string) => params[part] ?? "");
      const response = await request(method, `${filled}?${new URLSearchParams(query)}`, { body });
      if (response.status !== status)
        throw new Refused(ProblemDetails.parse(await response.json()), response.headers.get("retry-after"));
      return parseReply(name, await response.text());
    },
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (value === "" || /max-age=0(;|$)/i.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}

function parseReply<Name extends EndpointName>(name: Name, text: string): Reply<Name>;

function parseReply(name: EndpointName, text: string): unknown {
  const { reply }: Endpoint = endpoints[name];
  return reply?.parse(JSON.parse(text));
}
