import * as contract from "@aulo/contract";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { z } from "zod";

export default defineConfig({
  plugins: [contractWithoutSchemas(), react()],
  // The worker that formats code loads only the formatter of the file's language.
  worker: { format: "es" },
  build: {
    target: "es2023",
    // The server's content security policy allows no data: URLs.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        // In one file, the libraries of every page compress better, and stay cached when only Aulo changes. So does the code that
        // every page shares.
        codeSplitting: {
          groups: [
            { name: "libraries", test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack)\// },
            {
              name: "shared",
              test: /web\/src\/(api\/|browser-storage|paths|ui\/(Button|Note)|features\/problem\/|words\/problems)/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:4600" } },
});

/**
 * Gives the page the contract's values without its schemas, which with zod would be a fifth of its script. The page
 * needs them as types only, since the server checks every request and reply by them. A schema used as a value fails
 * the build.
 */
function contractWithoutSchemas(): Plugin {
  const endpoints = Object.entries(contract.endpoints).map(([name, endpoint]) => [name, toCall(endpoint)]);
  const values = Object.entries({ ...contract, endpoints: Object.fromEntries(endpoints) })
    .filter(([, value]) => !(value instanceof z.ZodType))
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`);
  return {
    name: "contract-without-schemas",
    enforce: "pre",
    resolveId: (source) => (source === "@aulo/contract" ? "\0contract" : null),
    load: (id) => (id === "\0contract" ? values.join("\n") : null),
  };
}

/** The part of an endpoint that a call needs. */
function toCall({ method, path }: contract.Endpoint) {
  return { method, path };
}
