import type { Body, FormPart } from "../../wire/operation.ts";

type Encoded = { bytes: Uint8Array | null; headers: Record<string, string> };

/** Encodes a request's body as bytes. The headers give its size and, for a form, its content type. */
export async function encodeBody(body: Body): Promise<Encoded> {
  if (body === null) return { bytes: null, headers: {} };
  if (typeof body === "string") return withLength(Buffer.from(body), {});
  const encoded = new Response(toFormData(body));
  const type = encoded.headers.get("content-type") ?? "";
  return withLength(new Uint8Array(await encoded.arrayBuffer()), { "content-type": type });
}

function withLength(bytes: Uint8Array, headers: Record<string, string>): Encoded {
  return { bytes, headers: { ...headers, "content-length": `${bytes.length}` } };
}

function toFormData(parts: readonly FormPart[]): FormData {
  const form = new FormData();
  for (const { name, content, base64, filename, type = "" } of parts) {
    if (filename === undefined) form.append(name, content);
    else form.append(name, new Blob([Buffer.from(content, base64 ? "base64" : "utf8")], { type }), filename);
  }
  return form;
}
