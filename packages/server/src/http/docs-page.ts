/** The documentation page at /api/docs: one HTML page without scripts, so that it works offline and under the strict content security policy. */
import { type Endpoint, endpoints, LIMITS } from "@aulo/contract";
import { PROBLEM_KINDS } from "./errors.ts";
import { escapeHtml } from "./escape-html.ts";
import type { OpenApi } from "./open-api.ts";
import { WALKTHROUGH } from "./walkthrough.ts";

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif }
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 6rem }
pre { overflow-x: auto; padding: .8rem 1rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: .5rem; font-size: .85rem; white-space: pre-wrap; overflow-wrap: anywhere }
h3 { margin-top: 2.5rem } h3 code { font-size: 1.05rem } td, th { text-align: left; padding: .2rem 1.2rem .2rem 0; vertical-align: top }`;

/** Renders the page, which is the same for everybody. */
export function docsPage(described: OpenApi): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Aulo's API</title><style>${STYLE}</style></head>
<body><main><h1>Aulo's API</h1>
<p>Everything that the page does can be done over this API. Programs find it described at <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).</p>
<h2>The whole loop, by hand</h2>
${walkthroughHtml()}
<h2>Problems</h2>
<p>Whatever cannot be done is answered with problem details (RFC 9457, <code>application/problem+json</code>): <code>type</code>, <code>title</code>, <code>status</code>, <code>detail</code> (what was wrong and what to do), <code>requestId</code> and, for what does not fit, <code>fields</code>.</p>
<table>${problemRows()}</table>
<h2>Limits</h2><table>${limitRows()}</table>
<h2>Endpoints</h2>
${Object.entries(endpoints)
  .map((entry) => endpointHtml(described, entry))
  .join("\n")}
<h2>Shapes</h2>
${schemasHtml(described)}
</main></body></html>`;
}

function walkthroughHtml(): string {
  return WALKTHROUGH.map(
    ({ text, shell }) => `<p>${escapeHtml(text)}</p><pre>${escapeHtml(shell)}</pre>`,
  ).join("\n");
}

function problemRows(): string {
  return Object.entries(PROBLEM_KINDS)
    .map(
      ([kind, { status, title }]) =>
        `<tr><td><code>/problems/${kind}</code></td><td>${status}</td><td>${title}</td></tr>`,
    )
    .join("");
}

function limitRows(): string {
  return Object.entries(LIMITS)
    .map(([name, value]) => `<tr><td><code>${name}</code></td><td>${value.toLocaleString("en")}</td></tr>`)
    .join("");
}

function endpointHtml({ operations }: OpenApi, [name, definition]: [string, Endpoint]): string {
  const { method, path, summary, status, stream, media } = definition;
  const { parameters, body, reply } = operations[name] ?? {};
  const noReply = stream
    ? "<p>Answers with server-sent events, each a <a href='#RunEvent'>RunEvent</a> in <code>data</code>.</p>"
    : `<p>Answers with ${status} and ${media === undefined ? "no body" : `a file (<code>${media}</code>)`}.</p>`;
  return `<section id="${name}"><h3><code>${method} ${escapeHtml(path)}</code></h3>
<p>${escapeHtml(summary)}. ${asksText(definition)}</p>
${part("Parameters", parameters)}${part("Body", body)}${reply === undefined ? noReply : part(`Reply, ${status}`, reply)}</section>`;
}

function asksText({ asks, idempotent }: Endpoint): string {
  return [
    {
      learner: "Needs a learner's token.",
      account: "Needs an account's session cookie.",
      none: "Anybody may ask.",
    }[asks],
    ...(idempotent ? ["Takes an <code>Idempotency-Key</code>."] : []),
  ].join(" ");
}

function part(title: string, schema: unknown): string {
  return schema === undefined || (Array.isArray(schema) && schema.length === 0)
    ? ""
    : `<p>${title}:</p>${schemaHtml(schema)}`;
}

/** A schema in words, with links to the schemas that it names. */
function schemaHtml(schema: unknown): string {
  const text = JSON.stringify(
    schema,
    (_, value: unknown) =>
      value !== null && typeof value === "object" && isNamed(value)
        ? `@${value.$ref.split("/").at(-1)}`
        : value,
    2,
  );
  return `<pre>${escapeHtml(text).replaceAll(/&quot;@(\w+)&quot;/g, '<a href="#$1">$1</a>')}</pre>`;
}

function isNamed(value: object): value is { $ref: string } {
  return "$ref" in value && typeof value.$ref === "string" && Object.keys(value).length === 1;
}

function schemasHtml({ schemas }: OpenApi): string {
  return Object.entries(schemas)
    .map(([name, schema]) => `<section id="${name}"><h3>${name}</h3>${schemaHtml(schema)}</section>`)
    .join("\n");
}
